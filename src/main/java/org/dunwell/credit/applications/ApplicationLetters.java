package org.dunwell.credit.applications;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dunwell.contact.correspondence.Correspondence;
import org.dunwell.contact.correspondence.NewMessage;
import org.dunwell.contact.correspondence.OutsideMails;
import org.dunwell.contact.correspondence.OutsideMails.About;
import org.dunwell.contact.correspondence.OutsideMails.OutsideMail;
import org.dunwell.credit.Parties;
import org.dunwell.credit.Party;
import org.dunwell.credit.applications.form.Plain;
import org.dunwell.credit.applications.references.TradeReference;
import org.dunwell.platform.Money;
import org.dunwell.receivables.SellingEntities;
import org.dunwell.receivables.SellingEntity;
import org.springframework.stereotype.Component;

/**
 * What is written about an application, each letter once. A stranger is never sent anything that an
 * applicant typed, but the name of its company, made harmless.
 */
@Component
class ApplicationLetters {

  private final OutsideMails outside;
  private final Correspondence correspondence;
  private final Parties parties;
  private final SellingEntities entities;
  private final ApplicationLinks links;
  private final Clock clock;

  ApplicationLetters(
      OutsideMails outside,
      Correspondence correspondence,
      Parties parties,
      SellingEntities entities,
      ApplicationLinks links,
      Clock clock) {
    this.outside = outside;
    this.correspondence = correspondence;
    this.parties = parties;
    this.entities = entities;
    this.links = links;
    this.clock = clock;
  }

  /** How the keys of all letters of an application begin. */
  static String keyStart(long applicationId) {
    return "application/%d/".formatted(applicationId);
  }

  void received(Application application) {
    toApplicant(application, "received", "credit-application-received", Map.of());
  }

  /** The applicant is asked for something by one of us, in that person's words. */
  void question(Application application, String question, int count) {
    toApplicant(
        application,
        "question/" + count,
        "credit-application-question",
        Map.of("question", question));
  }

  void approved(Application application, int termsDays, Money limit) {
    toApplicant(
        application,
        "approved",
        "credit-application-approved",
        Map.of("limit", limit, "terms", termsDays));
  }

  void ended(Application application, String state) {
    toApplicant(application, state, "credit-application-" + state, Map.of());
  }

  /** A reference is asked, or reminded once. */
  void reference(Application application, TradeReference reference, boolean again) {
    SellingEntity entity = entities.byId(application.sellingEntityId());
    LocalDate until =
        entity.dayAt(clock.instant().plus(ApplicationLinks.REFERENCE_VALIDITY)).minusDays(1);
    outside.send(
        new OutsideMail(
            referenceKey(reference) + (again ? "/reminder" : ""),
            entity,
            reference.email(),
            about(application),
            application.language(),
            again ? "trade-reference-reminder" : "trade-reference-request",
            Map.of("link", links.referencePage(reference.id()), "until", until)));
  }

  /**
   * What the key of a reference's letter begins with, such as {@code application/3/reference/7}.
   */
  static String referenceKey(TradeReference reference) {
    return keyStart(reference.applicationId()) + "reference/" + reference.id();
  }

  private void toApplicant(
      Application application, String what, String template, Map<String, Object> values) {
    Party party = parties.byId(application.partyId());
    Map<String, Object> all = new HashMap<>(values);
    all.put("reference", application.reference());
    all.put("link", links.statePage(application.id()));
    String key = keyStart(application.id()) + what;
    if (party.isProspect()) {
      outside.send(
          new OutsideMail(
              key,
              entities.byId(application.sellingEntityId()),
              application.applicantEmail(),
              about(application),
              application.language(),
              template,
              all));
    } else {
      correspondence.send(
          new NewMessage(
              key,
              party.customerId(),
              application.sellingEntityId(),
              null,
              template,
              all,
              List.of(),
              false,
              List.of(),
              "system"));
    }
  }

  private About about(Application application) {
    return new About(
        Plain.forStrangers(parties.byId(application.partyId()).name()), application.reference());
  }
}
