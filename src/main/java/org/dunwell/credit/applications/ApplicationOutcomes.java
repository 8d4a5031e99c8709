package org.dunwell.credit.applications;

import java.math.BigDecimal;
import java.time.Clock;
import org.dunwell.credit.Parties;
import org.dunwell.credit.applications.needs.GrantsLimits;
import org.dunwell.platform.Money;
import org.dunwell.platform.NotThere;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Does what follows from a decision: the account, the limit, the letters. */
@Component
public class ApplicationOutcomes {

  private final ApplicationMapper mapper;
  private final ApplicationPapers papers;
  private final ApplicationLetters letters;
  private final Dossier dossier;
  private final AccountOpening opening;
  private final Parties parties;
  private final GrantsLimits limits;
  private final Clock clock;

  ApplicationOutcomes(
      ApplicationMapper mapper,
      ApplicationPapers papers,
      ApplicationLetters letters,
      Dossier dossier,
      AccountOpening opening,
      Parties parties,
      GrantsLimits limits,
      Clock clock) {
    this.mapper = mapper;
    this.papers = papers;
    this.letters = letters;
    this.dossier = dossier;
    this.opening = opening;
    this.parties = parties;
    this.limits = limits;
    this.clock = clock;
  }

  /** Sends the question. */
  @Transactional
  public void askForMore(long id) {
    Application application = locked(id);
    letters.question(application, application.question(), application.askedCount());
  }

  /** A person looks at it once more: the applicant has answered, or has not in time. */
  @Transactional
  public void takeUpAgain(long id) {
    locked(id);
    mapper.state(id, "deciding");
  }

  /** Opens the account, puts the limit in force, tells the applicant. */
  @Transactional
  public void open(long id) {
    Application application = locked(id);
    if (application.granted() == null) {
      approveByTable(application);
      application = application(id);
    }
    opening.open(application, parties.byId(application.partyId()));
    Wish granted =
        new Wish(
            application.granted(), application.currency(), application.grantedTermsDays(), null);
    limits.grant(ApplicationDecisions.grant(application, granted, application.decidedBy()));
    mapper.end(id, "approved", clock.instant(), null);
  }

  private void approveByTable(Application application) {
    BigDecimal limit = application.wanted().min(application.proposed());
    mapper.decide(
        application.id(),
        new ApplicationMapper.Decided(limit, application.termsDays(), null, null, "system"),
        clock.instant());
    dossier.say(
        application,
        "system",
        "%s was approved by the table.".formatted(Money.of(limit, application.currency())),
        application.verdictDecisionId());
  }

  /** Tells the applicant what was approved. */
  @Transactional
  public void tell(long id) {
    Application application = application(id);
    letters.approved(
        application,
        application.grantedTermsDays(),
        Money.of(application.granted(), application.currency()));
  }

  /** Tells the applicant that nothing comes of it, in words that hurt nobody. */
  @Transactional
  public void decline(long id) {
    Application application = locked(id);
    boolean byTable = application.decidedBy() == null;
    papers.end(
        application,
        "declined",
        byTable ? "system" : application.decidedBy(),
        byTable
            ? "was declined by the table (decision %d).".formatted(application.verdictDecisionId())
            : "was declined: " + application.note());
  }

  /** Nobody has answered for so long that it ends by itself. */
  @Transactional
  public void lapse(long id) {
    Application application = locked(id);
    papers.end(
        application, "lapsed", "system", "has ended by itself: nobody has answered in time.");
  }

  private Application application(long id) {
    return mapper.byId(id).orElseThrow(() -> new NotThere("credit application", Long.toString(id)));
  }

  private Application locked(long id) {
    return mapper.lock(id).orElseThrow(() -> new NotThere("credit application", Long.toString(id)));
  }
}
