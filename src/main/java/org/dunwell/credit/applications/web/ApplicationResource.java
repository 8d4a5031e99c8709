package org.dunwell.credit.applications.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.net.URI;
import java.security.Principal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.dunwell.credit.NewProspect;
import org.dunwell.credit.Parties;
import org.dunwell.credit.Party;
import org.dunwell.credit.applications.Application;
import org.dunwell.credit.applications.ApplicationLine;
import org.dunwell.credit.applications.Applications;
import org.dunwell.credit.applications.Dossier;
import org.dunwell.credit.applications.NewApplication;
import org.dunwell.credit.applications.Wish;
import org.dunwell.credit.applications.references.NewReference;
import org.dunwell.credit.applications.references.TradeReference;
import org.dunwell.credit.applications.references.TradeReferences;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.web.Given;
import org.dunwell.platform.web.Listing;
import org.dunwell.receivables.Access;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Credit applications over REST. */
@RestController
@Tag(name = "Credit")
class ApplicationResource {

  /**
   * An application to enter.
   *
   * @param key a second one of the same key answers the first; absent: none is the same
   * @param customer number of a customer who wants more; absent for somebody who is none
   * @param applicant who it is; absent for a customer
   * @param amount the limit wanted
   * @param termsDays absent: 30
   * @param monthlyPurchases may be absent
   * @param consent that the applicant has agreed to be asked about; must be true
   */
  record Entered(
      String key,
      String customer,
      NewProspect applicant,
      BigDecimal amount,
      String currency,
      Integer termsDays,
      BigDecimal monthlyPurchases,
      List<NewReference> references,
      boolean consent) {}

  /** One application with all that is known of it. */
  record Shown(
      String reference,
      long id,
      String name,
      String customer,
      String kind,
      String state,
      BigDecimal wanted,
      String currency,
      int termsDays,
      BigDecimal granted,
      Integer grantedTermsDays,
      Integer score,
      String creditClass,
      BigDecimal proposed,
      Instant createdAt,
      Instant endedAt,
      List<Dossier.Check> checks,
      List<TradeReference> references,
      List<Dossier.Event> events) {}

  private static final int DEFAULT = 50;
  private static final int TERMS = 30;

  private final Applications applications;
  private final TradeReferences references;
  private final Dossier dossier;
  private final Parties parties;
  private final Access access;

  ApplicationResource(
      Applications applications,
      TradeReferences references,
      Dossier dossier,
      Parties parties,
      Access access) {
    this.applications = applications;
    this.references = references;
    this.dossier = dossier;
    this.parties = parties;
    this.access = access;
  }

  /** One of the states, or {@code running}; null for all. */
  static String state(String typed) {
    Set<String> known = new TreeSet<>(Application.STATES);
    known.add("running");
    return Given.oneOf("state", typed, known);
  }

  @GetMapping("/api/credit/applications")
  @Operation(summary = "Credit applications, newest first; state may be running")
  Listing<ApplicationLine> list(
      @RequestParam(required = false) String state,
      @RequestParam(required = false) Long after,
      @RequestParam(defaultValue = "" + DEFAULT) int limit) {
    String wanted = state(state);
    List<ApplicationLine> items = applications.list(wanted, after, limit);
    String next =
        items.size() < limit || items.isEmpty()
            ? null
            : "/api/credit/applications?limit=%d&after=%d%s"
                .formatted(
                    limit,
                    items.get(items.size() - 1).id(),
                    wanted == null ? "" : "&state=" + wanted);
    return new Listing<>(items, applications.count(wanted), next);
  }

  @GetMapping("/api/credit/applications/{id}")
  @Operation(summary = "One credit application with its checks, references and history")
  Shown one(@PathVariable long id) {
    return shown(applications.visible(id));
  }

  @PostMapping("/api/credit/applications")
  @Operation(summary = "Enters an application; its process begins at once")
  ResponseEntity<Shown> add(@RequestBody Entered entered, Principal by) {
    if (!entered.consent()) {
      throw new BrokenRule(
          "consent must be true: without it nobody may be asked about the applicant.");
    }
    Application application =
        applications.submit(
            new NewApplication(
                "api/%s/%s"
                    .formatted(
                        by.getName(),
                        Given.text(entered.key()) == null
                            ? UUID.randomUUID().toString()
                            : entered.key()),
                new NewApplication.Applicant(customer(entered), null, entered.applicant()),
                new Wish(
                    entered.amount(),
                    entered.currency(),
                    entered.termsDays() == null ? TERMS : entered.termsDays(),
                    entered.monthlyPurchases()),
                entered.references() == null ? List.of() : entered.references(),
                List.of(),
                new NewApplication.GivenConsent(dossier.wording("en").version(), "en", null),
                "api",
                by.getName()));
    return ResponseEntity.created(URI.create("/api/credit/applications/" + application.id()))
        .body(shown(application));
  }

  private Long customer(Entered entered) {
    return Given.text(entered.customer()) == null ? null : access.customer(entered.customer());
  }

  private Shown shown(Application one) {
    Party party = parties.byId(one.partyId());
    return new Shown(
        one.reference(),
        one.id(),
        party.name(),
        party.number(),
        one.kind(),
        one.state(),
        one.wanted(),
        one.currency(),
        one.termsDays(),
        one.granted(),
        one.grantedTermsDays(),
        one.scorePoints(),
        one.scoreClass(),
        one.proposed(),
        one.createdAt(),
        one.endedAt(),
        dossier.checks(one.id()),
        references.of(one.id()),
        dossier.events(one.id()));
  }
}
