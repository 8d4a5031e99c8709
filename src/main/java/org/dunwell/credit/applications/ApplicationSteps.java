package org.dunwell.credit.applications;

import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** What the process does with an application before anybody decides. */
@Component
public class ApplicationSteps {

  /** Until the table has said when it ends, which is at once. */
  private static final Duration AT_MOST = Duration.ofDays(365);

  private final Applications applications;
  private final ApplicationChecks checks;
  private final ApplicantReports reports;
  private final ApplicationAssessment assessment;

  ApplicationSteps(
      Applications applications,
      ApplicationChecks checks,
      ApplicantReports reports,
      ApplicationAssessment assessment) {
    this.applications = applications;
    this.checks = checks;
    this.reports = reports;
    this.assessment = assessment;
  }

  /** Looks at what was given and asks the table what its course will be. */
  public void check(long id) {
    checks.check(id);
  }

  /** Asks a credit bureau, where there is one. */
  public void askBureau(long id) {
    reports.ask(id);
  }

  public void score(long id) {
    assessment.score(id);
  }

  public void propose(long id) {
    assessment.propose(id);
  }

  /** Asks the table whether it decides by itself, and how. */
  public void choose(long id) {
    assessment.choose(id);
  }

  /** When it ends by itself, whoever is waited for. */
  public Instant endsAt(long id) {
    Application application = applications.byId(id);
    return application.endsAt() == null
        ? application.createdAt().plus(AT_MOST)
        : application.endsAt();
  }
}
