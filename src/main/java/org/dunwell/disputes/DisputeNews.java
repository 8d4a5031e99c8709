package org.dunwell.disputes;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.dunwell.disputes.departments.Department;
import org.dunwell.platform.Money;
import org.dunwell.platform.Timeline;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** What stands on the timeline about disputes, and what rooms above hear of them. */
@Component
public class DisputeNews {

  private final Timeline timeline;
  private final ApplicationEventPublisher events;

  DisputeNews(Timeline timeline, ApplicationEventPublisher events) {
    this.timeline = timeline;
    this.events = events;
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
    changed(disputes);
  }

  private void changed(List<Dispute> disputes) {
    events.publishEvent(
        new DisputesChanged(disputes.stream().map(Dispute::customerId).distinct().toList()));
  }

  /**
   * @param courses of these disputes, in their order
   */
  void routed(
      List<Dispute> disputes, List<CourseMapper.Routed> courses, Map<String, Department> all) {
    List<Timeline.Entry> lines = new ArrayList<>();
    for (int i = 0; i < disputes.size(); i++) {
      CourseMapper.Routed course = courses.get(i);
      lines.add(
          entry(
              disputes.get(i),
              "system",
              "Dispute %d routed to %s, who have %s of working time%s."
                  .formatted(
                      course.id(),
                      all.get(course.department()).name(),
                      Words.hours(Duration.ofMinutes(course.workingMinutes())),
                      course.escalation() == null
                          ? ""
                          : "; a credit manager settles it from the beginning"),
              course.decisionId()));
    }
    timeline.addAll(lines);
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
    changed(List.of(dispute));
  }

  void resized(Dispute dispute, Money left) {
    say(
        dispute,
        "system",
        "Of dispute %d %s are left: no more is open of invoice %s."
            .formatted(dispute.id(), left, dispute.invoiceNumber()));
    changed(List.of(dispute));
  }

  /** A sentence about a dispute. */
  public void say(Dispute dispute, String by, String what) {
    timeline.add(entry(dispute, by, what, null));
  }

  /** The same with the stored decision behind it; null when nothing was decided. */
  public void say(Dispute dispute, String by, String what, Long decisionId) {
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
