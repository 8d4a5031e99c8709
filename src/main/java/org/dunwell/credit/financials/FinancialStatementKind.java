package org.dunwell.credit.financials;

import static org.dunwell.receivables.imports.Field.required;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dunwell.credit.Parties;
import org.dunwell.credit.Party;
import org.dunwell.platform.BrokenRule;
import org.dunwell.receivables.imports.Field;
import org.dunwell.receivables.imports.Field.Type;
import org.dunwell.receivables.imports.ImportKind;
import org.dunwell.receivables.imports.Outcomes;
import org.dunwell.receivables.imports.Problem;
import org.dunwell.receivables.imports.Row;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Accounts of customers from a file. A row that says what is known already changes nothing. */
@Component
@Order(90)
class FinancialStatementKind implements ImportKind {

  private static final List<Field> FIELDS =
      List.of(
          required("customer", Type.TEXT, "customer number", "Kundennummer", "Debitor"),
          required("asOf", Type.DATE, "balance sheet date", "Bilanzstichtag", "Stichtag"),
          required("currency", Type.CURRENCY, "Währung"),
          required("workingCapital", Type.AMOUNT, "working capital", "Working Capital"),
          required("totalAssets", Type.AMOUNT, "total assets", "Bilanzsumme"),
          required("retainedEarnings", Type.AMOUNT, "retained earnings", "Gewinnrücklagen"),
          required("ebit", Type.AMOUNT, "EBIT"),
          required("bookEquity", Type.AMOUNT, "equity", "book equity", "Eigenkapital"),
          required("totalLiabilities", Type.AMOUNT, "liabilities", "total liabilities", "Schulden"),
          required("sales", Type.AMOUNT, "revenue", "Umsatz"),
          Field.optional("source", Type.TEXT, "Quelle"));

  private final Financials financials;
  private final FinancialMapper mapper;
  private final Parties parties;

  FinancialStatementKind(Financials financials, FinancialMapper mapper, Parties parties) {
    this.financials = financials;
    this.mapper = mapper;
    this.parties = parties;
  }

  @Override
  public String name() {
    return "financial-statements";
  }

  @Override
  public List<Field> fields() {
    return FIELDS;
  }

  /** Each party is judged anew in the transaction that stores its accounts. */
  @Override
  public int chunk() {
    return 500;
  }

  @Override
  @Transactional(propagation = Propagation.MANDATORY)
  public Outcomes apply(Long importId, List<Row> rows) {
    List<Problem> problems = new ArrayList<>();
    Map<String, Party> byNumber = parties(rows);
    List<NewFinancialStatement> wanted = new ArrayList<>();
    for (Row row : rows) {
      Party party = byNumber.get(row.text("customer"));
      if (party == null) {
        problems.add(
            row.problem(
                "customer", "There is no such customer.", "Import it first, or mend the number."));
        continue;
      }
      try {
        NewFinancialStatement statement = statement(party, row);
        financials.checkDay(statement);
        wanted.add(statement);
      } catch (BrokenRule refused) {
        problems.add(row.problem(null, refused.getMessage(), "Mend the row, or leave it out."));
      }
    }
    List<NewFinancialStatement> news = news(wanted);
    financials.enterAll(news, importId);
    return new Outcomes(news.size(), wanted.size() - news.size(), problems);
  }

  private Map<String, Party> parties(List<Row> rows) {
    Long[] customers =
        mapper
            .customers(rows.stream().map(row -> row.text("customer")).toArray(String[]::new))
            .toArray(Long[]::new);
    return parties.ofCustomers(List.of(customers)).stream()
        .collect(Collectors.toMap(Party::number, Function.identity()));
  }

  private static NewFinancialStatement statement(Party party, Row row) {
    return new NewFinancialStatement(
        party.id(),
        row.date("asOf"),
        row.text("currency"),
        row.amount("workingCapital"),
        row.amount("totalAssets"),
        row.amount("retainedEarnings"),
        row.amount("ebit"),
        row.amount("bookEquity"),
        row.amount("totalLiabilities"),
        row.amount("sales"),
        row.text("source", "imported file"),
        "system");
  }

  /** Without those that are there, or twice in the file, word for word. */
  private List<NewFinancialStatement> news(List<NewFinancialStatement> wanted) {
    Map<Long, Set<List<Object>>> known = new HashMap<>();
    mapper
        .all(wanted.stream().map(NewFinancialStatement::partyId).toArray(Long[]::new))
        .forEach(
            one -> known.computeIfAbsent(one.partyId(), id -> new HashSet<>()).add(one.figures()));
    return wanted.stream()
        .filter(
            one -> known.computeIfAbsent(one.partyId(), id -> new HashSet<>()).add(one.figures()))
        .toList();
  }
}
