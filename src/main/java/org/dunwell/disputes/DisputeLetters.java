package org.dunwell.disputes;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dunwell.contact.Person;
import org.dunwell.contact.Recipients;
import org.dunwell.contact.correspondence.Correspondence;
import org.dunwell.contact.correspondence.Envelopes;
import org.dunwell.contact.correspondence.NewMessage;
import org.dunwell.disputes.decision.Resolution;
import org.dunwell.disputes.decision.Settlement;
import org.dunwell.disputes.reasons.ReasonCodes;
import org.dunwell.platform.Money;
import org.dunwell.receivables.Block;
import org.dunwell.receivables.Blocks;
import org.dunwell.receivables.Contact;
import org.dunwell.receivables.Customers;
import org.dunwell.receivables.Invoice;
import org.dunwell.receivables.Invoices;
import org.springframework.stereotype.Component;

/** Writes to customers about disputes, in their language, to whoever raised it where we know. */
@Component
public class DisputeLetters {

  private final Correspondence correspondence;
  private final Customers customers;
  private final Recipients recipients;
  private final Invoices invoices;
  private final Blocks blocks;
  private final ReasonCodes reasons;

  DisputeLetters(
      Correspondence correspondence,
      Customers customers,
      Recipients recipients,
      Invoices invoices,
      Blocks blocks,
      ReasonCodes reasons) {
    this.correspondence = correspondence;
    this.customers = customers;
    this.recipients = recipients;
    this.invoices = invoices;
    this.blocks = blocks;
    this.reasons = reasons;
  }

  /** What we have decided. */
  public void decided(Dispute dispute, Resolution resolution) {
    Invoice invoice = invoices.byId(dispute.invoiceId());
    Map<String, Object> values = common(dispute);
    values.put("disputed", Money.of(dispute.amount(), dispute.currency()));
    values.put("upheld", resolution.proposal().equals("credit"));
    values.put("corrected", resolution.proposal().equals("correct"));
    values.put("rejected", resolution.proposal().equals("reject"));
    if (resolution.isCredit()) {
      values.put(
          "credited", Money.of(resolution.amount().stripTrailingZeros(), dispute.currency()));
      values.put("creditNote", Settlement.creditNoteNumber(dispute.id()));
    }
    if (resolution.correctedBy() != null) {
      values.put("correctedBy", resolution.correctedBy());
    }
    if (resolution.answer() != null) {
      values.put("answer", resolution.answer());
    }
    if (invoice.isOpen()) {
      values.put("stillOwed", Money.of(invoice.openAmount(), invoice.currency()));
      owedAgain(dispute, resolution, values);
    }
    send(dispute, "decided", "dispute-decided", values, invoice.isOpen(), dispute.endedBy());
  }

  /** What of the disputed amount is owed after all, and until when. */
  private void owedAgain(Dispute dispute, Resolution resolution, Map<String, Object> values) {
    BigDecimal amount = dispute.amount().subtract(resolution.amount());
    BigDecimal open = ((Money) values.get("stillOwed")).amount();
    if (amount.signum() <= 0) {
      return;
    }
    values.put("owedAgain", Money.of(amount.min(open).stripTrailingZeros(), dispute.currency()));
    blocks
        .open(dispute.invoiceId(), "hold", Settlement.freshSource(dispute.id()))
        .map(Block::until)
        .ifPresent(until -> values.put("payBy", until));
  }

  /** We have heard, and what is not disputed is still owed. */
  void received(Dispute dispute) {
    Invoice invoice = invoices.byId(dispute.invoiceId());
    Map<String, Object> values = common(dispute);
    values.put("disputed", dispute.open());
    Money rest = Money.of(invoice.openAmount(), invoice.currency()).minus(dispute.open());
    if (rest.isPositive()) {
      values.put("rest", rest);
    }
    send(dispute, "received", "dispute-received", values, rest.isPositive(), dispute.raisedBy());
  }

  /** We need to know something. */
  public Long question(Dispute dispute, long question, String text, LocalDate answerBy, String by) {
    Map<String, Object> values = common(dispute);
    values.put("question", text);
    values.put("answerBy", answerBy);
    return send(dispute, "question/" + question, "dispute-question", values, false, by);
  }

  private Map<String, Object> common(Dispute dispute) {
    Map<String, Object> values = new HashMap<>();
    values.put("dispute", Long.toString(dispute.id()));
    values.put("invoice", dispute.invoiceNumber());
    values.put("reason", reasons.byCode(dispute.reasonCode()).wordsIn(language(dispute)));
    return values;
  }

  private Long send(
      Dispute dispute,
      String key,
      String template,
      Map<String, Object> values,
      boolean payLink,
      String by) {
    return correspondence
        .send(
            new NewMessage(
                "dispute/%d/%s".formatted(dispute.id(), key),
                dispute.customerId(),
                dispute.sellingEntityId(),
                contact(dispute),
                template,
                values,
                List.of(dispute.invoiceId()),
                payLink,
                List.of(),
                by))
        .orElse(null);
  }

  /** Whoever raised it, if they may be written to; else whoever gets the reminders. */
  private Long contact(Dispute dispute) {
    Person usual = usual(dispute);
    if (dispute.contactId() == null || usual != null && usual.insolvent()) {
      return null;
    }
    Contact contact = customers.contact(dispute.contactId());
    return Envelopes.whyNot(contact) == null ? contact.id() : null;
  }

  private String language(Dispute dispute) {
    Long named = contact(dispute);
    if (named != null && customers.contact(named).language() != null) {
      return customers.contact(named).language();
    }
    Person usual = usual(dispute);
    return usual == null ? "en" : usual.language();
  }

  private Person usual(Dispute dispute) {
    return recipients.of(List.of(dispute.customerId())).get(dispute.customerId());
  }
}
