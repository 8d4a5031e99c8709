package org.dunwell.collections.calls;

import java.math.BigDecimal;
import java.util.List;
import org.dunwell.collections.TaskResult;
import org.dunwell.disputes.Dispute;
import org.dunwell.disputes.Disputes;
import org.dunwell.disputes.NewDispute;
import org.dunwell.platform.BrokenRule;
import org.springframework.stereotype.Component;

/** What is disputed in a call becomes disputes, which go again when the call is put right. */
@Component
class CallDisputes {

  private final Disputes disputes;

  CallDisputes(Disputes disputes) {
    this.disputes = disputes;
  }

  /**
   * One dispute for each invoice of the call.
   *
   * @return their ids
   * @throws BrokenRule when something is missing, or one of them cannot be disputed
   */
  List<Long> raise(CallEffects.Said said) {
    CallReport report = said.report();
    if (report.note() == null) {
      throw TaskResult.incomplete(
          "Say in the note what is wrong with the invoice: whoever settles the dispute needs it.");
    }
    if (report.reason() == null) {
      throw TaskResult.incomplete("Why do they dispute it? Choose a reason.");
    }
    if (report.amount() != null && said.invoices().size() > 1) {
      throw TaskResult.incomplete(
          "An amount can be disputed of one invoice at a time: tick one, or leave the amount empty.");
    }
    return disputes
        .openAll(said.invoices().stream().map(invoice -> dispute(said, invoice)).toList())
        .stream()
        .map(Dispute::id)
        .toList();
  }

  private static NewDispute dispute(CallEffects.Said said, long invoice) {
    CallReport report = said.report();
    return new NewDispute(
        "%s/%d".formatted(said.source(), invoice),
        invoice,
        report.reason(),
        report.amount(),
        List.of(),
        report.note(),
        "call",
        report.contactId(),
        report.by());
  }

  /**
   * Withdraws those that are still open.
   *
   * @throws BrokenRule when one of them has led to a credit note already
   */
  void takeBack(List<Long> ids, String by) {
    List<Dispute> raised = disputes.byIds(ids);
    for (Dispute dispute : raised) {
      if (dispute.creditedAmount().compareTo(BigDecimal.ZERO) > 0) {
        throw new BrokenRule(
            "Dispute %d of this call has been credited meanwhile. Log what holds now as a call of its own."
                .formatted(dispute.id()));
      }
    }
    disputes.takeBack(raised.stream().map(Dispute::key).toList(), "the call was corrected", by);
  }
}
