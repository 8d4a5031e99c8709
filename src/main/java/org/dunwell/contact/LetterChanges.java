package org.dunwell.contact;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.dunwell.contact.ContactRequest.Channel;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.NotThere;
import org.dunwell.platform.Timeline;
import org.dunwell.receivables.Account;
import org.dunwell.receivables.Invoice;
import org.dunwell.receivables.Invoices;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What people change in the letter of one coming day; the template and the next letters stay. */
@Component
public class LetterChanges {

  /** Nobody plans letters for longer; what is meant for good belongs into the ledger. */
  private static final int MOST_DAYS = 14;

  private final DayChangeMapper mapper;
  private final RequestMapper requests;
  private final Recipients people;
  private final Invoices invoices;
  private final Timeline timeline;
  private final Clock clock;

  LetterChanges(
      DayChangeMapper mapper,
      RequestMapper requests,
      Recipients people,
      Invoices invoices,
      Timeline timeline,
      Clock clock) {
    this.mapper = mapper;
    this.requests = requests;
    this.people = people;
    this.invoices = invoices;
    this.timeline = timeline;
    this.clock = clock;
  }

  /**
   * Words that somebody has written for a letter.
   *
   * @param version to be given back with a change
   */
  public record Written(OwnWords words, int version, String by) {}

  /**
   * Leaves an invoice out of the letter of this day; it is asked for in the next one. Saying so
   * twice changes nothing.
   *
   * @param by the user's id
   * @throws BrokenRule when the day is over, too far ahead, or its letter is written already
   */
  @Transactional
  public void leaveOut(long invoiceId, LocalDate day, String by) {
    Invoice invoice = begin(invoiceId, day);
    if (mapper.leaveOut(invoiceId, day, by, clock.instant()) > 0) {
      say(
          invoice.customerId(),
          invoiceId,
          by,
          "Invoice %s is left out of the letter of %s.".formatted(invoice.number(), day));
    }
  }

  /** It is asked for after all. */
  @Transactional
  public void putBack(long invoiceId, LocalDate day, String by) {
    Invoice invoice = begin(invoiceId, day);
    if (mapper.putBack(invoiceId, day) > 0) {
      say(
          invoice.customerId(),
          invoiceId,
          by,
          "Invoice %s is in the letter of %s again.".formatted(invoice.number(), day));
    }
  }

  private Invoice begin(long invoiceId, LocalDate day) {
    Invoice invoice = invoices.byId(invoiceId);
    check(new Account(invoice.customerId(), invoice.sellingEntityId()), day);
    return invoice;
  }

  /** The invoices of a customer that are left out of letters of this day. */
  public List<Long> leftOut(long customerId, LocalDate day) {
    return mapper.leftOut(new Long[] {customerId}, new LocalDate[] {day}).stream()
        .map(DayChangeMapper.LeftOutRow::invoiceId)
        .toList();
  }

  /** What is written for the letter of an account and day. */
  public Optional<Written> words(Account account, LocalDate day) {
    return mapper.words(new Long[] {account.customerId()}, new LocalDate[] {day}).stream()
        .filter(row -> row.account().equals(account))
        .findFirst()
        .map(
            row ->
                new Written(
                    new OwnWords(row.words(), row.above()), row.version(), row.writtenBy()));
  }

  /**
   * Puts words of one's own into the letter of this day.
   *
   * @param version of the words they replace; 0 when there were none
   * @throws BrokenRule when somebody else has changed them, or the letter is written already
   */
  @Transactional
  public void write(Account account, LocalDate day, OwnWords words, int version, String by) {
    check(account, day);
    DayChangeMapper.WordsRow row =
        new DayChangeMapper.WordsRow(
            account.customerId(),
            account.sellingEntityId(),
            day,
            words.text(),
            words.above(),
            version,
            by);
    Instant now = clock.instant();
    int changed = version == 0 ? mapper.insertWords(row, now) : mapper.changeWords(row, now);
    if (changed == 0) {
      throw changedByOthers();
    }
    say(
        account.customerId(),
        null,
        by,
        "Words of one's own are in the letter of %s.".formatted(day));
  }

  /**
   * Takes them out again.
   *
   * @param version of the words that were seen
   */
  @Transactional
  public void erase(Account account, LocalDate day, int version, String by) {
    check(account, day);
    if (mapper.eraseWords(account, day, version) == 0) {
      throw changedByOthers();
    }
    say(
        account.customerId(),
        null,
        by,
        "The letter of %s is as its template says again.".formatted(day));
  }

  private static BrokenRule changedByOthers() {
    return new BrokenRule(
        "Somebody else has changed the words of this letter in the meantime. Read them, then"
            + " write yours again.");
  }

  /** From here to the end of the transaction no round writes to this customer. */
  private void check(Account account, LocalDate day) {
    Person person = people.of(List.of(account.customerId())).get(account.customerId());
    if (person == null) {
      throw new NotThere("customer", Long.toString(account.customerId()));
    }
    LocalDate today = LocalDate.ofInstant(clock.instant(), person.zone());
    if (day == null || day.isBefore(today) || day.isAfter(today.plusDays(MOST_DAYS))) {
      throw new BrokenRule(
          "The day of the letter must be %s to %s; it is %s."
              .formatted(today, today.plusDays(MOST_DAYS), day));
    }
    Long[] customer = {account.customerId()};
    requests.lockWaiting(Channel.EMAIL.code(), customer);
    requests.lockWaiting(Channel.LETTER.code(), customer);
    if (mapper.written(account, day).isPresent()) {
      throw new BrokenRule(
          "The letter of %s is written already. Take it back while it can be, or write a mail."
              .formatted(day));
    }
  }

  private void say(long customer, Long invoice, String by, String what) {
    timeline.add(new Timeline.Entry("contact", "letter", customer, invoice, by, what, null));
  }
}
