package org.dunwell.collections.tomorrow;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.dunwell.collections.CaseForecast;
import org.dunwell.collections.PlannedStep;
import org.dunwell.collections.holds.Holds;
import org.dunwell.collections.holds.NewHold;
import org.dunwell.contact.ContactRequest;
import org.dunwell.contact.LetterChanges;
import org.dunwell.contact.OwnWords;
import org.dunwell.contact.SendNow;
import org.dunwell.contact.TouchFacts;
import org.dunwell.contact.Touches;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.NotThere;
import org.dunwell.receivables.Access;
import org.dunwell.receivables.Account;
import org.dunwell.receivables.Invoice;
import org.dunwell.receivables.Invoices;
import org.dunwell.receivables.PastDue;
import org.dunwell.receivables.PastDueFacts;
import org.springframework.stereotype.Component;

/**
 * What people change about a coming day of one customer. Each change is obeyed by what happens in
 * earnest, and the customer's lines are made anew at once.
 */
@Component
public class TomorrowChanges {

  private final Holds holds;
  private final LetterChanges letters;
  private final SendNow sendNow;
  private final Touches touches;
  private final PastDue pastDue;
  private final CaseForecast forecast;
  private final TomorrowLines lines;
  private final Invoices invoices;
  private final Access access;
  private final Clock clock;

  TomorrowChanges(
      Holds holds,
      LetterChanges letters,
      SendNow sendNow,
      Touches touches,
      PastDue pastDue,
      CaseForecast forecast,
      TomorrowLines lines,
      Invoices invoices,
      Access access,
      Clock clock) {
    this.holds = holds;
    this.letters = letters;
    this.sendNow = sendNow;
    this.touches = touches;
    this.pastDue = pastDue;
    this.forecast = forecast;
    this.lines = lines;
    this.invoices = invoices;
    this.access = access;
    this.clock = clock;
  }

  /** Who changes what of whose day. */
  public record Of(long customerId, LocalDate day, String by) {}

  /** The whole customer is left alone until a day, that one included. */
  public void hold(Of of, LocalDate until, String reason) {
    holds.set(new NewHold(of.customerId(), List.of(), until, reason, of.by()));
    renew(of);
  }

  /** The letter goes without this invoice; the next one asks for it. */
  public void leaveOut(Of of, long invoiceId) {
    letters.leaveOut(own(of, invoiceId), of.day(), of.by());
    renew(of);
  }

  /** The letter asks for it after all. */
  public void putBack(Of of, long invoiceId) {
    letters.putBack(own(of, invoiceId), of.day(), of.by());
    renew(of);
  }

  private long own(Of of, long invoiceId) {
    Invoice invoice = invoices.byId(invoiceId);
    if (invoice.customerId() != of.customerId() || !access.toInvoice(invoiceId)) {
      throw new NotThere("invoice", Long.toString(invoiceId));
    }
    return invoiceId;
  }

  /**
   * Puts words into the letter of one of our companies.
   *
   * @param version of the words that they replace, 0 when there were none
   */
  public void write(Of of, long sellingEntityId, OwnWords words, int version) {
    letters.write(account(of, sellingEntityId), of.day(), words, version, of.by());
    renew(of);
  }

  /** Takes them out again. */
  public void erase(Of of, long sellingEntityId, int version) {
    letters.erase(account(of, sellingEntityId), of.day(), version, of.by());
    renew(of);
  }

  private Account account(Of of, long sellingEntityId) {
    if (!access.toAccount(of.customerId(), sellingEntityId)) {
      throw new NotThere("account", of.customerId() + "/" + sellingEntityId);
    }
    return new Account(of.customerId(), sellingEntityId);
  }

  /**
   * The letters of the day go at once.
   *
   * @return the messages
   */
  public List<Long> send(Of of) {
    List<PlannedStep> planned =
        forecast.of(List.of(of.customerId()), of.day()).stream()
            .filter(step -> step.letter() != null)
            .toList();
    if (planned.stream()
        .anyMatch(step -> !access.toAccount(of.customerId(), step.sellingEntityId()))) {
      throw new BrokenRule(
          "A letter of another company of ours would go with it, which you do not work on. Ask"
              + " somebody who does.");
    }
    List<Long> sent = sendNow.send(of.customerId(), wishes(planned), of.day(), of.by());
    renew(of);
    return sent;
  }

  /** What the cases would ask for by then and have not asked for yet. */
  private List<ContactRequest> wishes(List<PlannedStep> planned) {
    List<Long> asked = planned.stream().flatMap(step -> step.asked().stream()).toList();
    Set<Long> pending =
        touches.of(asked).stream()
            .filter(TouchFacts::letterPending)
            .map(TouchFacts::invoiceId)
            .collect(Collectors.toSet());
    Set<Long> late =
        pastDue.of(asked, clock.instant()).stream()
            .filter(facts -> facts.pastDueAmount().signum() > 0)
            .map(PastDueFacts::invoiceId)
            .collect(Collectors.toSet());
    List<ContactRequest> wishes = new ArrayList<>();
    for (PlannedStep step : planned) {
      step.asked().stream()
          .filter(invoice -> late.contains(invoice) && !pending.contains(invoice))
          .forEach(invoice -> wishes.add(wish(step, invoice)));
    }
    return wishes;
  }

  private ContactRequest wish(PlannedStep step, long invoiceId) {
    return new ContactRequest(
        "now/%d/%s".formatted(invoiceId, clock.instant()),
        ContactRequest.Kind.REMINDER,
        ContactRequest.Channel.valueOf(step.channel().toUpperCase(Locale.ROOT)),
        step.tone(),
        step.customerId(),
        step.sellingEntityId(),
        invoiceId);
  }

  private void renew(Of of) {
    lines.renew(List.of(of.customerId()), of.day());
  }
}
