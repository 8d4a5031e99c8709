package org.dunwell.credit.bureaus;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.dunwell.credit.Party;
import org.dunwell.disputes.evidence.CheckedFile;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.Timeline;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The one door through which a report comes, whoever brings it. */
@Component
public class ReportBook {

  /**
   * Where a report comes from.
   *
   * @param via {@code asked}, {@code file} or {@code manual}
   * @param requestId the question it answers; null when nobody asked
   * @param by user id, or {@code system}
   * @param note of whoever entered it; null for none
   * @param file the report itself; null without one
   */
  public record Origin(String via, Long requestId, String by, String note, CheckedFile file) {}

  private final BureauReportMapper mapper;
  private final Bands bands;
  private final Timeline timeline;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  ReportBook(
      BureauReportMapper mapper,
      Bands bands,
      Timeline timeline,
      ApplicationEventPublisher events,
      Clock clock) {
    this.mapper = mapper;
    this.bands = bands;
    this.timeline = timeline;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Keeps a report about a party and says so; one that is there already changes nothing. A refusal
   * comes before anything is written, so the caller's transaction may go on with the next report.
   *
   * @return its id; empty when it was there
   * @throws OtherCompany when it is about another company
   * @throws NoReport when nobody knows what its score means
   */
  @Transactional(propagation = Propagation.MANDATORY, noRollbackFor = BrokenRule.class)
  public Optional<Long> take(Party party, NewReport report, Origin origin) {
    String misfit = report.company().misfit(party);
    if (misfit != null) {
      throw new OtherCompany(report.bureau(), misfit);
    }
    Bands.Meaning meaning =
        report.rawScore() == null
            ? null
            : bands.of(party.subject(), report.scale(), report.rawScore());
    Optional<Long> id = mapper.insert(party.id(), report, meaning, origin, clock.instant());
    if (id.isPresent()) {
      say(party, report, meaning, origin.by());
      events.publishEvent(new BureauReportsArrived(List.of(party.id())));
    }
    return id;
  }

  private void say(Party party, NewReport report, Bands.Meaning meaning, String by) {
    if (party.isProspect()) {
      return;
    }
    String score =
        meaning == null
            ? "no score"
            : "%s on the scale %s, %s risk: %d of our points"
                .formatted(
                    report.rawScore().stripTrailingZeros().toPlainString(),
                    report.scale(),
                    meaning.band(),
                    meaning.points());
    timeline.add(
        new Timeline.Entry(
            "credit",
            "bureau-report",
            party.customerId(),
            null,
            by,
            "Report of %s as of %s: %s%s."
                .formatted(
                    report.bureau(),
                    report.reportedOn(),
                    score,
                    report.insolvent() ? "; it gives notice of an insolvency" : ""),
            meaning == null ? null : meaning.decisionId()));
  }
}
