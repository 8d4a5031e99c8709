package org.dunwell.credit.applications;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dunwell.credit.Parties;
import org.dunwell.credit.Party;
import org.dunwell.credit.applications.references.TradeReference;
import org.dunwell.credit.applications.references.TradeReferences;
import org.dunwell.platform.NotThere;
import org.dunwell.platform.decisions.Decision;
import org.dunwell.platform.decisions.Decisions;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Looks at what an applicant has given before anybody is asked about it: how its numbers look
 * ({@link NumberChecks}), whether we know it already, whether its references are others than
 * itself. Whether anybody is on a list of sanctions is not looked up; the checks say so.
 */
@Component
class ApplicationChecks {

  private static final String TABLE = "application-checks";

  /** The columns of the table's answer. */
  record Course(
      int answers,
      int waitDays,
      int remindDays,
      int endDays,
      int keepDays,
      BigDecimal referenceFactor) {}

  private final ApplicationMapper mapper;
  private final DossierMapper dossiers;
  private final TradeReferences references;
  private final NumberChecks numbers;
  private final Dossier dossier;
  private final Parties parties;
  private final Decisions decisions;

  ApplicationChecks(
      ApplicationMapper mapper,
      DossierMapper dossiers,
      TradeReferences references,
      NumberChecks numbers,
      Dossier dossier,
      Parties parties,
      Decisions decisions) {
    this.mapper = mapper;
    this.dossiers = dossiers;
    this.references = references;
    this.numbers = numbers;
    this.dossier = dossier;
    this.parties = parties;
    this.decisions = decisions;
  }

  /** Checks an application and asks the table what its course will be. */
  @Transactional
  public void check(long id) {
    Application application =
        mapper.lock(id).orElseThrow(() -> new NotThere("credit application", Long.toString(id)));
    Decision<Course> course =
        decisions.decide(
            TABLE,
            new Decisions.Question(
                application.subject(),
                Map.of("kind", application.kind(), "wanted", application.wanted())),
            Course.class);
    Course says = course.output();
    mapper.course(
        id,
        new ApplicationMapper.CourseRow(
            says.answers(),
            says.waitDays(),
            says.remindDays(),
            says.keepDays(),
            says.referenceFactor(),
            course.id()),
        application.createdAt().plus(Duration.ofDays(says.endDays())));
    write(application);
  }

  private void write(Application application) {
    dossiers.deleteChecks(application.id());
    List<Dossier.Check> checks = checks(application);
    for (int i = 0; i < checks.size(); i++) {
      dossiers.insertCheck(application.id(), i + 1, checks.get(i));
    }
    dossier.say(
        application, "system", "What was given was checked: %s.".formatted(word(checks)), null);
  }

  /** {@code passed}, {@code unclear} or {@code failed}: the worst of them. */
  static String word(List<Dossier.Check> checks) {
    for (String worst : List.of("failed", "unclear")) {
      if (checks.stream().anyMatch(check -> check.outcome().equals(worst))) {
        return worst;
      }
    }
    return "passed";
  }

  private List<Dossier.Check> checks(Application application) {
    Party party = parties.byId(application.partyId());
    List<Dossier.Check> checks = new ArrayList<>();
    checks.add(
        numbers.check(party, "registration", "Registration number", party.registrationNumber()));
    checks.add(numbers.check(party, "vat", "VAT number", party.vatId()));
    checks.add(known(party));
    checks.add(independent(application));
    checks.add(
        new Dossier.Check(
            "Sanctions",
            "not-done",
            "Dunwell does not look at lists of sanctions. Check them where your company does."));
    return checks;
  }

  private Dossier.Check known(Party party) {
    List<DossierMapper.Double> doubles = dossiers.doubles(party.id());
    if (doubles.isEmpty()) {
      return new Dossier.Check("Known already", "passed", "Nobody like it is known here.");
    }
    List<String> said =
        doubles.stream()
            .map(
                one ->
                    "%s (%s), by its %s"
                        .formatted(
                            one.number() == null
                                ? "prospect " + one.partyId()
                                : "customer " + one.number(),
                            one.name(),
                            one.by()))
            .toList();
    return new Dossier.Check(
        "Known already", "unclear", "It may be " + String.join("; ", said) + ".");
  }

  private Dossier.Check independent(Application application) {
    String own = domain(application.applicantEmail());
    List<String> same =
        references.of(application.id()).stream()
            .filter(one -> own != null && own.equals(domain(one.email())))
            .map(TradeReference::company)
            .toList();
    return same.isEmpty()
        ? new Dossier.Check("References", "passed", "None has the applicant's own mail domain.")
        : new Dossier.Check(
            "References",
            "unclear",
            "Same mail domain as the applicant: %s.".formatted(String.join(", ", same)));
  }

  private static String domain(String email) {
    return email == null
        ? null
        : email.substring(email.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
  }
}
