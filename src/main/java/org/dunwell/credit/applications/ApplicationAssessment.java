package org.dunwell.credit.applications;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.dunwell.platform.NotThere;
import org.dunwell.platform.decisions.Decision;
import org.dunwell.platform.decisions.Decisions;
import org.dunwell.receivables.SellingEntities;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What others say about an applicant: the bureau, the score, the table of limits. Whatever cannot
 * answer is written down and goes without saying: then a person decides.
 */
@Component
class ApplicationAssessment {

  private static final Logger LOG = LoggerFactory.getLogger(ApplicationAssessment.class);
  private static final String TABLE = "application-decision";

  /** The column of the table's answer. */
  record Verdict(String verdict) {}

  private final ApplicationMapper mapper;
  private final ReferenceMapper references;
  private final Dossier dossier;
  private final Decisions decisions;
  private final SellingEntities entities;
  private final AsksBureau bureaus;
  private final ScoresApplicant scores;
  private final GrantsLimits limits;
  private final TransactionTemplate apart;

  ApplicationAssessment(
      ApplicationMapper mapper,
      ReferenceMapper references,
      Dossier dossier,
      Decisions decisions,
      SellingEntities entities,
      AsksBureau bureaus,
      ScoresApplicant scores,
      GrantsLimits limits,
      PlatformTransactionManager transactions) {
    this.mapper = mapper;
    this.references = references;
    this.dossier = dossier;
    this.decisions = decisions;
    this.entities = entities;
    this.bureaus = bureaus;
    this.scores = scores;
    this.limits = limits;
    this.apart = new TransactionTemplate(transactions);
    this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
  }

  /** Asks a credit bureau; one that cannot be asked stops nothing. */
  @Transactional
  public void askBureau(long id) {
    Application application = locked(id);
    Optional<Boolean> asked =
        tried(
            application,
            "The bureau could not be asked",
            () -> bureaus.ask(application.partyId(), application.subject(), "system"));
    mapper.bureau(
        id,
        asked.map(onItsWay -> onItsWay ? "asked" : "none").orElse("failed"),
        asked.isPresent() ? null : "it could not be asked; the application went on without");
  }

  /** Scores the applicant by all that is known of it now. */
  @Transactional
  public void score(long id) {
    Application application = locked(id);
    mapper.state(id, "deciding");
    Optional<ScoresApplicant.Scored> scored =
        tried(
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
        tried(
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
                    summary(application).word())),
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

  /** In a nested transaction: what fails in there takes nothing of ours with it. */
  private <T> Optional<T> tried(Application application, String what, Supplier<T> work) {
    try {
      return Optional.ofNullable(apart.execute(tx -> work.get()));
    } catch (RuntimeException failed) {
      LOG.warn("{} for {}", what, application.reference(), failed);
      dossier.say(application, "system", what + "; it goes on without.", null);
      return Optional.empty();
    }
  }

  private Application locked(long id) {
    return mapper.lock(id).orElseThrow(() -> new NotThere("credit application", Long.toString(id)));
  }
}
