package org.dunwell.disputes.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dunwell.disputes.Disputes;
import org.dunwell.disputes.NewDispute;
import org.dunwell.receivables.Deduction;
import org.dunwell.receivables.DeductionsTaken;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What payers leave out and say why is in dispute from that moment. */
@Component
class DeductedParts {

  private final Disputes disputes;

  DeductedParts(Disputes disputes) {
    this.disputes = disputes;
  }

  /**
   * In the transaction that records the payment. What is in dispute already is not disputed twice,
   * and never a reason to refuse money.
   */
  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  public void on(DeductionsTaken news) {
    List<NewDispute> wanted = news.deductions().stream().map(one -> dispute(one, false)).toList();
    Map<String, String> tooMuch = disputes.openPossible(wanted);
    if (!tooMuch.isEmpty()) {
      disputes.openPossible(rests(news.deductions(), tooMuch.keySet()));
    }
  }

  /** All of these invoices that is not in dispute yet, if anything. */
  private static List<NewDispute> rests(List<Deduction> deductions, Set<String> keys) {
    List<NewDispute> rests = new ArrayList<>();
    for (Deduction one : deductions) {
      if (keys.contains(key(one))) {
        rests.add(dispute(one, true));
      }
    }
    return rests;
  }

  private static NewDispute dispute(Deduction one, boolean rest) {
    return new NewDispute(
        key(one),
        one.invoiceId(),
        one.reason(),
        rest ? null : one.amount(),
        List.of(),
        "Deducted by payment %s.".formatted(one.paymentReference()),
        "payment",
        null,
        "system");
  }

  private static String key(Deduction one) {
    return "deduction/" + one.id();
  }
}
