package org.dunwell.sandbox;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dunwell.disputes.Courses;
import org.dunwell.disputes.Dispute;
import org.dunwell.disputes.Disputes;
import org.dunwell.disputes.NewDispute;
import org.dunwell.platform.BrokenRule;
import org.dunwell.receivables.Invoice;
import org.dunwell.receivables.Invoices;
import org.dunwell.sandbox.process.DisputeClerk;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** One step of a dispute of the sample, taken through the same doors as by people. */
@Component
@ConditionalOnProperty(name = "dunwell.mode", havingValue = "sandbox")
class SampleDispute {

  private static final Logger log = LoggerFactory.getLogger(SampleDispute.class);

  private final Invoices invoices;
  private final Disputes disputes;
  private final Courses courses;
  private final DisputeClerk clerk;
  private final Clock clock;

  SampleDispute(
      Invoices invoices, Disputes disputes, Courses courses, DisputeClerk clerk, Clock clock) {
    this.invoices = invoices;
    this.disputes = disputes;
    this.courses = courses;
    this.clerk = clerk;
    this.clock = clock;
  }

  /** What somebody in the sandbox has done meanwhile goes before what the file says. */
  void step(NamedCsvRecord row) {
    for (Invoice invoice : invoices.byNumber(row.getField("invoice"))) {
      try {
        if (row.getField("step").equals("raise")) {
          disputes.open(raised(row, invoice));
        } else {
          disputes.ofInvoice(invoice.id()).stream()
              .filter(one -> one.key().equals(key(row)) && one.isOpen())
              .forEach(one -> goOn(one, row));
        }
      } catch (BrokenRule overtaken) {
        log.info("Sample dispute {}: {}", row.getField("dispute"), overtaken.getMessage());
      }
    }
  }

  private static String key(NamedCsvRecord row) {
    return "sample/" + row.getField("dispute");
  }

  private static NewDispute raised(NamedCsvRecord row, Invoice invoice) {
    return new NewDispute(
        key(row),
        invoice.id(),
        row.getField("reason"),
        row.getField("amount").isEmpty() ? null : new BigDecimal(row.getField("amount")),
        List.of(),
        row.getField("text"),
        "call",
        null,
        row.getField("by"));
  }

  private void goOn(Dispute dispute, NamedCsvRecord row) {
    String by = row.getField("by");
    String text = row.getField("text");
    switch (row.getField("step")) {
      case "take" -> clerk.take(dispute.id(), by);
      case "pause" -> pause(dispute, until(row), text);
      case "escalate" -> courses.escalate(dispute.id(), text, by);
      case "approve", "refuse" ->
          clerk.decide(dispute.id(), Map.of("decision", row.getField("step"), "note", text), by);
      case "withdraw" -> withdraw(dispute, text, by);
      default -> clerk.propose(dispute.id(), proposal(row), by);
    }
  }

  /** Nobody waits for a day that is over. */
  private void pause(Dispute dispute, Instant until, String why) {
    if (until.isAfter(clock.instant())) {
      courses.pause(dispute.id(), until, why);
    }
  }

  /** Whoever talks to the customer takes it back, whoever works on it proposes to. */
  private void withdraw(Dispute dispute, String text, String by) {
    if (by.equals(dispute.raisedBy())) {
      disputes.withdraw(dispute.id(), text, by);
    } else {
      clerk.propose(dispute.id(), Map.of("decision", "withdraw", "findings", text), by);
    }
  }

  private static Instant until(NamedCsvRecord row) {
    return LocalDate.parse(row.getField("until")).atStartOfDay(SampleLedger.ZONE).toInstant();
  }

  /** What the form would hold. */
  private static Map<String, Object> proposal(NamedCsvRecord row) {
    Map<String, Object> form = new HashMap<>();
    String decision = row.getField("step");
    form.put("decision", decision);
    form.put("findings", row.getField("text"));
    form.put(decision.equals("correct") ? "correctedBy" : "answer", row.getField("answer"));
    if (!row.getField("amount").isEmpty()) {
      form.put("creditAmount", row.getField("amount"));
    }
    return form;
  }
}
