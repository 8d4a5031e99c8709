package org.dunwell.sandbox;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.dunwell.credit.NewProspect;
import org.dunwell.credit.Parties;
import org.dunwell.credit.applications.Applications;
import org.dunwell.credit.applications.Dossier;
import org.dunwell.credit.applications.NewApplication;
import org.dunwell.credit.applications.Wish;
import org.dunwell.credit.bureaus.Bureaus;
import org.dunwell.credit.guarantees.Guarantees;
import org.dunwell.credit.guarantees.NewGuarantee;
import org.dunwell.credit.insurance.Covers;
import org.dunwell.credit.insurance.NewCover;
import org.dunwell.credit.limits.CreditLimits;
import org.dunwell.credit.limits.NewLimit;
import org.dunwell.platform.Money;
import org.dunwell.receivables.Customers;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** Plays what the sample's people do in credit, through the same doors as people do. */
@Component
@ConditionalOnProperty(name = "dunwell.mode", havingValue = "sandbox")
class SampleCredit {

  private static final String MANAGER = "manager";
  private static final String COLLECTOR = "collector";

  private final Parties parties;
  private final Customers customers;
  private final CreditLimits limits;
  private final Secured secured;
  private final Bureaus bureaus;
  private final Applications applications;
  private final Dossier dossier;

  /** What secures a customer. */
  @Component
  @ConditionalOnProperty(name = "dunwell.mode", havingValue = "sandbox")
  record Secured(Covers covers, Guarantees guarantees) {}

  SampleCredit(
      Parties parties,
      Customers customers,
      CreditLimits limits,
      Secured secured,
      Bureaus bureaus,
      Applications applications,
      Dossier dossier) {
    this.parties = parties;
    this.customers = customers;
    this.limits = limits;
    this.secured = secured;
    this.bureaus = bureaus;
    this.applications = applications;
    this.dossier = dossier;
  }

  /** A line of the file; one that was done before is passed over. */
  void step(NamedCsvRecord row) {
    switch (row.getField("step")) {
      case "company" ->
          parties.identify(party(row), row.getField("number"), text(row, "name"), "other");
      case "manufacturer" ->
          parties.identify(party(row), row.getField("number"), text(row, "name"), "manufacturer");
      case "limit" -> limit(party(row), row);
      case "cover" -> cover(party(row), row);
      case "guarantee" -> guarantee(party(row), row);
      case "ask" -> bureaus.ask(party(row), "person", COLLECTOR);
      case "apply" -> apply(row);
      default -> throw new IllegalStateException("samples/ledger/credit.csv: " + row);
    }
  }

  private void limit(long party, NamedCsvRecord row) {
    if (limits.proposals(party).isEmpty()) {
      limits.propose(
          new NewLimit(
              party,
              "own",
              row.getField("words"),
              amount(row),
              "open",
              days(row),
              null,
              null,
              MANAGER));
    }
  }

  private void cover(long party, NamedCsvRecord row) {
    if (secured.covers().of(party).isEmpty()) {
      LocalDate from = LocalDate.parse(row.getField("day"));
      secured
          .covers()
          .enter(
              new NewCover(
                  party,
                  row.getField("name"),
                  row.getField("number"),
                  money(row),
                  BigDecimal.TEN,
                  from,
                  LocalDate.parse(row.getField("until")),
                  days(row),
                  days(row),
                  days(row)),
              MANAGER);
    }
  }

  private void guarantee(long party, NamedCsvRecord row) {
    if (secured.guarantees().of(party).isEmpty()) {
      secured
          .guarantees()
          .enter(
              new NewGuarantee(
                  party,
                  row.getField("number"),
                  row.getField("name"),
                  money(row),
                  LocalDate.parse(row.getField("until")),
                  text(row, "words")),
              MANAGER);
    }
  }

  /** The words are: street, postal code, city, country, language, contact, e-mail. */
  private void apply(NamedCsvRecord row) {
    String[] of = row.getField("words").split(" [|] ");
    Dossier.Wording wording = dossier.wording(of[4]);
    NewProspect prospect =
        new NewProspect(
            row.getField("name"),
            of[0],
            of[1],
            of[2],
            of[3],
            of[4],
            row.getField("currency"),
            row.getField("number"),
            null,
            "other",
            of[5],
            of[6],
            null,
            null);
    applications.submit(
        new NewApplication(
            "sample/" + row.getField("number"),
            NewApplication.Applicant.of(prospect),
            new Wish(amount(row), row.getField("currency"), days(row), null),
            List.of(),
            List.of(),
            new NewApplication.GivenConsent(wording.version(), wording.language(), null),
            "form",
            NewApplication.APPLICANT));
  }

  private long party(NamedCsvRecord row) {
    return parties.ofCustomer(customers.byNumber(row.getField("customer")).id()).id();
  }

  private static Money money(NamedCsvRecord row) {
    return Money.of(amount(row), row.getField("currency"));
  }

  private static BigDecimal amount(NamedCsvRecord row) {
    return new BigDecimal(row.getField("amount"));
  }

  private static int days(NamedCsvRecord row) {
    return Integer.parseInt(row.getField("days"));
  }

  private static String text(NamedCsvRecord row, String column) {
    String text = row.getField(column);
    return text.isEmpty() ? null : text;
  }
}
