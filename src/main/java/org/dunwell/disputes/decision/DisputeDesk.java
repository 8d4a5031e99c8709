package org.dunwell.disputes.decision;

import org.dunwell.disputes.Courses;
import org.dunwell.disputes.Dispute;
import org.dunwell.disputes.DisputeAlerts;
import org.dunwell.disputes.Disputes;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What people say about a dispute: with everything locked and read anew. */
@Component
public class DisputeDesk {

  private final Disputes disputes;
  private final Courses courses;
  private final Resolutions resolutions;
  private final DisputeAlerts alerts;

  DisputeDesk(Disputes disputes, Courses courses, Resolutions resolutions, DisputeAlerts alerts) {
    this.disputes = disputes;
    this.courses = courses;
    this.resolutions = resolutions;
    this.alerts = alerts;
  }

  /**
   * Whoever works on it says what to do about it.
   *
   * @throws org.dunwell.disputes.DisputeNotAllowed when it is over, this person does not work on
   *     it, or what is proposed does not fit
   */
  @Transactional
  public void propose(NewResolution wanted) {
    Dispute dispute = disputes.locked(wanted.disputeId());
    dispute.checkOpen();
    courses.checkMayWork(dispute.id(), wanted.by());
    Resolution resolution = resolutions.propose(dispute, wanted);
    if (!resolution.isAgreed()) {
      alerts.toApprove(
          dispute,
          resolution.id(),
          "%s has to be approved, proposed by %s: %s"
              .formatted(
                  sentence(Resolutions.words(resolution.proposal(), resolution.amount(), dispute)),
                  resolution.proposedBy(),
                  resolution.findings()));
    }
  }

  private static String sentence(String words) {
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }

  /**
   * A second person agrees or does not.
   *
   * @throws org.dunwell.disputes.DisputeNotAllowed when it is over, or this person may not say
   */
  @Transactional
  public void decide(long id, String answer, String note, String by) {
    Dispute dispute = disputes.locked(id);
    dispute.checkOpen();
    resolutions.decide(dispute, answer, note, by);
  }

  /** Whether somebody still has to agree. */
  public boolean approvalMissing(long id) {
    return !resolutions.latest(id).isAgreed();
  }

  /** Whether what was proposed last was refused. */
  public boolean isRefused(long id) {
    return resolutions.latest(id).state().equals("refused");
  }

  /** Whether the customer need not pay something. */
  public boolean isCredit(long id) {
    return resolutions.latest(id).isCredit();
  }
}
