package org.dunwell.credit.applications;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import org.dunwell.credit.applications.needs.GrantsLimits;
import org.dunwell.credit.applications.needs.ScoresApplicant;
import org.dunwell.credit.applications.references.ReferenceSummary;
import org.dunwell.credit.applications.references.TradeReferences;
import org.dunwell.platform.NotThere;
import org.dunwell.platform.decisions.Decision;
import org.dunwell.platform.decisions.Decisions;
import org.dunwell.receivables.SellingEntities;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What is thought of an applicant: the score, the table of limits, the decision. Whatever cannot
 * answer is written down and goes without saying: then a person decides.
 */
@Component
class ApplicationAssessment {

  private static final String TABLE = "application-decision";

  /** The column of the table's answer. */
  record Verdict(String verdict) {}

  private final ApplicationMapper mapper;
  private final TradeReferences references;
  private final Dossier dossier;
  private final Decisions decisions;
  private final SellingEntities entities;
  private final ScoresApplicant scores;
  private final GrantsLimits limits;
  private final OutsideAnswers outside;

  ApplicationAssessment(
      ApplicationMapper mapper,
      TradeReferences references,
      Dossier dossier,
      Decisions decisions,
      SellingEntities entities,
      ScoresApplicant scores,
      GrantsLimits limits,
      OutsideAnswers outside) {
    this.mapper = mapper;
    this.references = references;
    this.dossier = dossier;
    this.decisions = decisions;
    this.entities = entities;
    this.scores = scores;
    this.limits = limits;
    this.outside = outside;
  }

  /** Scores the applicant by all that is known of it now. */
  @Transactional
  public void score(long id) {
    Application application = locked(id);
    mapper.state(id, "deciding");
    Optional<ScoresApplicant.Scored> scored =
        outside
            .tried(
                application,
                "It could not be scored",
                () -> scores.score(application.partyId(), application.subject()))
            .flatMap(found -> found);
    mapper.found(
        id,
        new ApplicationMapper.Found(
            scored.map(ScoresApplicant.Scored::points).orElse(null),
            scored.map(ScoresApplicant.Scored::creditClass).orElse(null),
            scored.map(ScoresApplicant.Scored::decisionId).orElse(null),
            null,
            null,
            null,
            null));
  }

  /** Asks the table of limits what may be granted. */
  @Transactional
  public void propose(long id) {
    Application application = locked(id);
    Optional<GrantsLimits.Proposed> proposed =
        outside
            .tried(
                application,
                "No limit could be proposed",
                () -> limits.propose(request(application), "system"))
            .flatMap(found -> found);
    mapper.found(
        id,
        new ApplicationMapper.Found(
            application.scorePoints(),
            application.scoreClass(),
            application.scoreDecisionId(),
            proposed.map(GrantsLimits.Proposed::id).orElse(null),
            proposed.map(GrantsLimits.Proposed::amount).orElse(null),
            proposed.map(GrantsLimits.Proposed::words).orElse(null),
            proposed.map(GrantsLimits.Proposed::decisionId).orElse(null)));
  }

  private GrantsLimits.Request request(Application application) {
    return new GrantsLimits.Request(
        application.partyId(),
        application.wanted(),
        application.currency(),
        application.termsDays(),
        summary(application).byHighest());
  }

  private ReferenceSummary summary(Application application) {
    return ReferenceSummary.of(
        references.of(application.id()), application.currency(), application.referenceFactor());
  }

  /** Asks the table whether it decides by itself, and how. */
  @Transactional
  public void choose(long id) {
    Application application = locked(id);
    String home = entities.byId(application.sellingEntityId()).currency();
    Decision<Verdict> verdict =
        decisions.decide(
            TABLE,
            new Decisions.Question(
                application.subject(),
                Map.of(
                    "wanted",
                    application.wanted(),
                    "currency",
                    application.currency().equals(home) ? "own" : "other",
                    "proposal",
                    proposalWord(application),
                    "creditClass",
                    application.scoreClass() == null ? "none" : application.scoreClass(),
                    "checks",
                    ApplicationChecks.word(dossier.checks(id)),
                    "references",
                    summary(application).word(),
                    "bureau",
                    ApplicantReports.word(application))),
            Verdict.class);
    mapper.verdict(id, verdict.output().verdict(), verdict.id());
  }

  private static String proposalWord(Application application) {
    BigDecimal proposed = application.proposed();
    if (proposed == null) {
      return "none";
    }
    if (proposed.signum() == 0) {
      return "zero";
    }
    return proposed.compareTo(application.wanted()) >= 0 ? "covers" : "part";
  }

  private Application locked(long id) {
    return mapper.lock(id).orElseThrow(() -> new NotThere("credit application", Long.toString(id)));
  }
}
