package org.dunwell.disputes;

import java.util.List;
import org.dunwell.platform.Money;
import org.dunwell.platform.Timeline;
import org.springframework.stereotype.Component;

/** What stands on the timeline about disputes. */
@Component
class DisputeNews {

  private final Timeline timeline;

  DisputeNews(Timeline timeline) {
    this.timeline = timeline;
  }

  void raised(List<Dispute> disputes) {
    timeline.addAll(
        disputes.stream()
            .map(
                dispute ->
                    entry(
                        dispute,
                        dispute.raisedBy(),
                        "Dispute %d raised (%s): %s of invoice %s, %s%s."
                            .formatted(
                                dispute.id(),
                                dispute.channel(),
                                dispute.whole() ? "all" : dispute.open(),
                                dispute.invoiceNumber(),
                                dispute.reasonName(),
                                dispute.words() == null ? "" : ": \"" + dispute.words() + "\""),
                        null))
            .toList());
  }

  void ended(Dispute dispute, DisputeEnds.End end) {
    String credited =
        end.credited().signum() == 0
            ? ""
            : ", " + Money.of(end.credited(), dispute.currency()) + " credited";
    say(
        dispute,
        end.by(),
        "Dispute %d %s%s%s."
            .formatted(
                dispute.id(),
                end.outcome(),
                credited,
                end.why() == null ? "" : ": " + withoutFullStop(end.why())));
  }

  void resized(Dispute dispute, Money left) {
    say(
        dispute,
        "system",
        "Of dispute %d %s are left: no more is open of invoice %s."
            .formatted(dispute.id(), left, dispute.invoiceNumber()));
  }

  void say(Dispute dispute, String by, String what) {
    timeline.add(entry(dispute, by, what, null));
  }

  void say(Dispute dispute, String by, String what, Long decisionId) {
    timeline.add(entry(dispute, by, what, decisionId));
  }

  private static String withoutFullStop(String sentence) {
    return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
  }

  private static Timeline.Entry entry(Dispute dispute, String by, String what, Long decisionId) {
    return new Timeline.Entry(
        "disputes", "dispute", dispute.customerId(), dispute.invoiceId(), by, what, decisionId);
  }
}
