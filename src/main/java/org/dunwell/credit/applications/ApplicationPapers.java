package org.dunwell.credit.applications;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import org.dunwell.credit.applications.form.ConsentChanged;
import org.dunwell.credit.applications.references.TradeReferences;
import org.dunwell.disputes.evidence.CheckedFile;
import org.dunwell.platform.BrokenRule;
import org.dunwell.receivables.SellingEntities;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Writes down what an application brings along, and how it ends; in the caller's transaction. */
@Component
class ApplicationPapers {

  private final ApplicationMapper mapper;
  private final DossierMapper dossiers;
  private final TradeReferences references;
  private final Dossier dossier;
  private final ApplicationLetters letters;
  private final SellingEntities entities;
  private final Clock clock;

  ApplicationPapers(
      ApplicationMapper mapper,
      DossierMapper dossiers,
      TradeReferences references,
      Dossier dossier,
      ApplicationLetters letters,
      SellingEntities entities,
      Clock clock) {
    this.mapper = mapper;
    this.dossiers = dossiers;
    this.references = references;
    this.dossier = dossier;
    this.letters = letters;
    this.entities = entities;
    this.clock = clock;
  }

  /**
   * @throws BrokenRule when the words of consent have changed since the form was drawn
   */
  void checkConsent(NewApplication.GivenConsent given) {
    Dossier.Wording now = dossier.wording(given.language());
    if (!now.version().equals(given.version()) || !now.language().equals(given.language())) {
      throw new ConsentChanged();
    }
  }

  @Transactional(propagation = Propagation.MANDATORY)
  public void store(Application application, NewApplication sent) {
    long id = application.id();
    String enteredBy = sent.consent().address() == null ? sent.by() : null;
    dossiers.insertConsent(id, sent.consent(), enteredBy, clock.instant());
    references.name(id, sent.references());
    for (CheckedFile file : sent.documents()) {
      dossiers.insertDocument(id, file, sent.by(), clock.instant());
    }
    dossier.say(
        application,
        sent.by(),
        "A limit of %s %s at %d days was applied for."
            .formatted(
                application.wanted().stripTrailingZeros().toPlainString(),
                application.currency(),
                application.termsDays()),
        null);
    letters.received(application);
  }

  /**
   * It ends without credit: whoever applied is told, and it is kept as long as the table says.
   *
   * @param state {@code declined}, {@code withdrawn} or {@code lapsed}
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void end(Application application, String state, String by, String what) {
    Instant now = clock.instant();
    LocalDate today = entities.byId(application.sellingEntityId()).dayAt(now);
    int keep = application.keepDays() == null ? 0 : application.keepDays();
    if (mapper.end(application.id(), state, now, today.plusDays(keep)) == 0) {
      return;
    }
    if (state.equals("withdrawn")) {
      dossiers.withdrawConsent(application.id(), now);
    }
    dossier.say(application, by, "It " + what, null);
    letters.ended(application, state);
  }
}
