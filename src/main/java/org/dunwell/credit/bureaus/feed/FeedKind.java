package org.dunwell.credit.bureaus.feed;

import static org.dunwell.receivables.imports.Field.optional;
import static org.dunwell.receivables.imports.Field.required;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dunwell.credit.HouseDay;
import org.dunwell.credit.Parties;
import org.dunwell.credit.Party;
import org.dunwell.credit.bureaus.Company;
import org.dunwell.credit.bureaus.NewReport;
import org.dunwell.credit.bureaus.NoReport;
import org.dunwell.credit.bureaus.OtherCompany;
import org.dunwell.credit.bureaus.RegisteredParties;
import org.dunwell.credit.bureaus.ReportBook;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.models.SafeXml;
import org.dunwell.receivables.Customers;
import org.dunwell.receivables.imports.Field;
import org.dunwell.receivables.imports.Field.Type;
import org.dunwell.receivables.imports.ImportKind;
import org.dunwell.receivables.imports.Mapping;
import org.dunwell.receivables.imports.Outcomes;
import org.dunwell.receivables.imports.Problem;
import org.dunwell.receivables.imports.Row;
import org.dunwell.receivables.imports.RowFile;
import org.dunwell.receivables.imports.Unpacked;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Files of bureaus, CSV or our XML: one report in a row, about a party by number or register. */
@Component
@Order(95)
class FeedKind implements ImportKind {

  static final String NAME = "bureau-reports";

  static final List<Field> FIELDS =
      List.of(
          required("bureau", Type.TEXT, "source", "provider"),
          required("reportId", Type.TEXT, "report", "reference"),
          required("reportedOn", Type.DATE, "date", "asOf"),
          optional("customer", Type.TEXT, "customerNumber", "debtor"),
          optional("registrationNumber", Type.TEXT, "companyNumber", "regNo"),
          optional("companyName", Type.TEXT, "name", "company"),
          optional("country", Type.COUNTRY),
          optional("score", Type.AMOUNT, "rating"),
          optional("scale", Type.TEXT),
          optional("insolvent", Type.FLAG, "insolvency"),
          optional("insolvencyNotice", Type.TEXT),
          optional("recommendedLimit", Type.AMOUNT, "limit"),
          optional("currency", Type.CURRENCY));

  private final Parties parties;
  private final Customers customers;
  private final ReportBook book;
  private final RegisteredParties registered;
  private final HouseDay day;

  FeedKind(
      Parties parties,
      Customers customers,
      ReportBook book,
      RegisteredParties registered,
      HouseDay day) {
    this.parties = parties;
    this.customers = customers;
    this.book = book;
    this.registered = registered;
    this.day = day;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<Field> fields() {
    return FIELDS;
  }

  @Override
  public RowFile open(String fileName, InputStream file, Mapping mapping) {
    BufferedInputStream in = new BufferedInputStream(Unpacked.of(file));
    try {
      return ImportKind.super.open(fileName, SafeXml.begins(in) ? FeedXml.asCsv(in) : in, mapping);
    } catch (IOException broken) {
      throw new java.io.UncheckedIOException(broken);
    }
  }

  /**
   * Each report may change a score: what follows from many at once is worked through in portions.
   */
  @Override
  public int chunk() {
    return 500;
  }

  @Override
  @Transactional(propagation = Propagation.MANDATORY)
  public Outcomes apply(Long importId, List<Row> rows) {
    List<Problem> problems = new ArrayList<>();
    long accepted = 0;
    long known = 0;
    for (Row row : rows) {
      Optional<Party> party = party(row);
      if (party.isEmpty()) {
        problems.add(
            row.problem(
                row.text("customer") == null ? "registrationNumber" : "customer",
                "No party of ours is meant, or several are.",
                "Give the customer's number, or write its registration number on its credit file."));
        continue;
      }
      try {
        boolean isNew = book.take(party.get(), report(row), FROM_FILE).isPresent();
        accepted += isNew ? 1 : 0;
        known += isNew ? 0 : 1;
      } catch (NoReport | OtherCompany refused) {
        problems.add(
            row.problem(
                refused instanceof OtherCompany ? "companyName" : "score",
                "The report is not taken: %s.".formatted(refused.getMessage()),
                "Mend the row, or leave it out."));
      }
    }
    return new Outcomes(accepted, known, problems);
  }

  private static final ReportBook.Origin FROM_FILE =
      new ReportBook.Origin("file", null, "system", null, null);

  private Optional<Party> party(Row row) {
    try {
      return row.text("customer") != null
          ? Optional.of(parties.ofCustomer(customers.byNumber(row.text("customer")).id()))
          : registered
              .byNumber(row.text("registrationNumber"), row.text("country"))
              .map(parties::byId);
    } catch (org.dunwell.platform.NotThere unknown) {
      return Optional.empty();
    }
  }

  private NewReport report(Row row) throws BrokenRule {
    if (row.date("reportedOn").isAfter(day.today().plusDays(1))) {
      throw new NoReport(
          "it is of a day that is yet to come, %s".formatted(row.date("reportedOn")));
    }
    return new NewReport(
        row.text("bureau"),
        row.text("reportId"),
        row.date("reportedOn"),
        new Company(row.text("companyName"), row.text("registrationNumber"), row.text("country")),
        row.amount("score") == null ? null : row.text("scale"),
        row.amount("score"),
        "true".equals(row.text("insolvent")),
        row.text("insolvencyNotice"),
        row.amount("recommendedLimit"),
        row.amount("recommendedLimit") == null ? null : row.text("currency"));
  }
}
