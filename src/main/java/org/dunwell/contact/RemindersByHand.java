package org.dunwell.contact;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dunwell.contact.templates.Words;
import org.dunwell.platform.BrokenRule;
import org.dunwell.receivables.Account;
import org.dunwell.receivables.Customer;
import org.dunwell.receivables.Insolvents;
import org.dunwell.receivables.SellingEntity;
import org.dunwell.receivables.Statement;
import org.dunwell.receivables.Statements;
import org.springframework.stereotype.Component;

/** What a reminder begins with that a person sends: the same words and figures as a letter's. */
@Component
public class RemindersByHand {

  /** The tones there are, the mildest first. */
  public static final List<String> TONES = List.of("friendly", "firm", "urgent", "final");

  private final Statements statements;
  private final Insolvents insolvents;
  private final DaysToPay daysToPay;
  private final Clock clock;

  RemindersByHand(Statements statements, Insolvents insolvents, DaysToPay daysToPay, Clock clock) {
    this.statements = statements;
    this.insolvents = insolvents;
    this.daysToPay = daysToPay;
    this.clock = clock;
  }

  /**
   * From whom to whom, and how.
   *
   * @param contactName null when only an address is known
   * @param tone one of {@link #TONES}
   */
  public record Wish(
      SellingEntity entity, Customer customer, String contactName, Words words, String tone) {}

  /**
   * A template and what stands in its places.
   *
   * @param invoiceIds what is asked for
   */
  public record Start(String template, Map<String, Object> values, List<Long> invoiceIds) {}

  /**
   * The figures of this moment.
   *
   * @param day where the reader is
   * @throws BrokenRule when nothing may be asked for
   */
  public Start begin(Wish wish, LocalDate day) {
    Customer customer = wish.customer();
    if (insolvents.of(customer.id()).isPresent()) {
      throw new BrokenRule(
          "%s is insolvent: no reminder may go out. Write a mail without one."
              .formatted(customer.number()));
    }
    Account account = new Account(customer.id(), wish.entity().id());
    Instant now = clock.instant();
    Statement statement = statements.of(List.of(account), now).get(account);
    if (statement.totals().stream().noneMatch(totals -> totals.due().signum() > 0)) {
      throw new BrokenRule(
          "There is nothing to remind %s of: nothing owed to %s is late and may be asked for."
              .formatted(customer.number(), wish.entity().name()));
    }
    Letter.Facts facts =
        new Letter.Facts(
            wish.entity(),
            customer,
            wish.contactName(),
            wish.words(),
            statement,
            wish.tone(),
            Set.of(),
            daysToPay.payBy(customer, wish.tone(), day),
            null,
            null,
            null,
            Enclosures.NONE,
            null,
            null);
    return new Start(
        Letters.template(wish.tone()),
        LetterValues.of(facts),
        LetterValues.late(statement).stream().map(Statement.Item::invoiceId).toList());
  }
}
