package org.dunwell.credit.applications;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.dunwell.credit.applications.needs.AsksBureau;
import org.dunwell.platform.NotThere;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What a credit bureau says of an applicant: asked for, waited for, and taken as it comes. */
@Component
public class ApplicantReports {

  private static final String ASKED = "asked";
  private static final String ARRIVED = "arrived";
  private static final String UNKNOWN = "unknown";
  private static final String FAILED = "failed";
  private static final String NONE = "none";

  private final ApplicationMapper mapper;
  private final ApplicationWait wait;
  private final OutsideAnswers outside;
  private final AsksBureau bureaus;

  ApplicantReports(
      ApplicationMapper mapper, ApplicationWait wait, OutsideAnswers outside, AsksBureau bureaus) {
    this.mapper = mapper;
    this.wait = wait;
    this.outside = outside;
    this.bureaus = bureaus;
  }

  /** Asks a credit bureau; one that cannot be asked stops nothing. */
  @Transactional
  public void ask(long id) {
    Application application =
        mapper.lock(id).orElseThrow(() -> new NotThere("credit application", Long.toString(id)));
    Optional<AsksBureau.Answer> asked =
        outside.tried(
            application,
            "The bureau could not be asked",
            () -> bureaus.ask(application.partyId(), application.subject(), "system"));
    mapper.bureau(
        id,
        asked.map(ApplicantReports::state).orElse(FAILED),
        asked.isPresent() ? null : "it could not be asked; the application went on without");
  }

  private static String state(AsksBureau.Answer answer) {
    return switch (answer) {
      case ON_ITS_WAY -> ASKED;
      case THERE -> ARRIVED;
      case NOBODY -> NONE;
    };
  }

  /** Reports about these parties have arrived: whoever waits for one looks again. */
  @Transactional
  public void arrived(Collection<Long> partyIds) {
    if (!partyIds.isEmpty()) {
      answered(partyIds, ARRIVED, "The bureau's report has arrived.");
    }
  }

  /**
   * No report about this party will come: whoever waits for one goes on without.
   *
   * @param unknown whether the bureau has said that it knows no such company
   */
  @Transactional
  public void willNotCome(long partyId, boolean unknown) {
    answered(
        List.of(partyId),
        unknown ? UNKNOWN : FAILED,
        unknown ? "The bureau knows no such company." : "No report comes from the bureau.");
  }

  private void answered(Collection<Long> partyIds, String bureau, String what) {
    for (long id : mapper.waitingForBureau(partyIds.toArray(Long[]::new))) {
      Application application = mapper.lock(id).orElseThrow();
      if (!application.isOver()) {
        mapper.bureau(id, bureau, null);
        wait.goOn(application, what);
      }
    }
  }

  /** As {@code rules/application-decision.dmn} asks for it. */
  static String word(Application application) {
    return switch (application.bureau() == null ? NONE : application.bureau()) {
      case ARRIVED -> "known";
      case UNKNOWN -> "unknown";
      default -> "none";
    };
  }

  /** As whoever decides reads it. */
  static String words(Application application) {
    return switch (application.bureau() == null ? NONE : application.bureau()) {
      case ASKED -> "The bureau has not answered yet.";
      case ARRIVED -> "The bureau has answered.";
      case UNKNOWN -> "NOT KNOWN AT THE BUREAU: it has no such company.";
      case FAILED -> "The bureau gave no report.";
      default -> "No bureau was asked.";
    };
  }
}
