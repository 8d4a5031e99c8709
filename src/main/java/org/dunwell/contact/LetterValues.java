package org.dunwell.contact;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.dunwell.contact.templates.CommonValues;
import org.dunwell.contact.templates.Words;
import org.dunwell.receivables.Statement;

/** What stands in the places of a letter about open invoices. */
final class LetterValues {

  private LetterValues() {}

  static Map<String, Object> of(Letter.Facts facts) {
    Map<String, Object> values =
        CommonValues.of(
            facts.entity(), facts.customer(), facts.contactName(), facts.statement().asOf());
    values.put("onPaper", facts.paper());
    values.put("lateCharges", facts.statement().claims().stream().anyMatch(LetterValues::byLaw));
    values.put("reminderFee", facts.fee());
    late(values, facts);
    coming(values, facts);
    return values;
  }

  /** Fees and the interest of plans were agreed on; the letter speaks of the law. */
  private static boolean byLaw(Statement.Claim claim) {
    return claim.kind().equals("interest") || claim.kind().equals("compensation");
  }

  private static void late(Map<String, Object> values, Letter.Facts facts) {
    Statement statement = facts.statement();
    List<Statement.Item> late = late(statement);
    values.put("amountDue", asked(statement, facts.words()));
    values.put("lateInvoices", late.size());
    values.put("oneLate", late.size() == 1);
    values.put("daysLate", late.stream().mapToInt(Statement.Item::daysLate).max().orElse(0));
    values.put("payBy", facts.payBy());
    values.put("asOf", statement.asOf());
    values.put("severalOpen", statement.items().size() > 1);
  }

  /** What is past due and may be asked for. */
  static List<Statement.Item> late(Statement statement) {
    return statement.items().stream()
        .filter(item -> item.pastDue().subtract(item.blockedPastDue()).signum() > 0)
        .toList();
  }

  private static void coming(Map<String, Object> values, Letter.Facts facts) {
    List<Statement.Item> coming =
        facts.statement().items().stream()
            .filter(item -> facts.noticed().contains(item.invoiceId()))
            .toList();
    LocalDate firstDue =
        coming.stream()
            .map(Statement.Item::dueOn)
            .min(LocalDate::compareTo)
            .orElse(facts.statement().asOf());
    values.put("amountComing", sums(coming, facts.words()));
    values.put("comingInvoices", coming.size());
    values.put("oneComing", coming.size() == 1);
    values.put("firstDue", firstDue);
  }

  private static String asked(Statement statement, Words words) {
    return statement.totals().stream()
        .filter(totals -> totals.due().signum() > 0)
        .map(totals -> words.amount(totals.due(), totals.currency()))
        .collect(Collectors.joining(" + "));
  }

  private static String sums(List<Statement.Item> items, Words words) {
    Map<String, BigDecimal> sums = new TreeMap<>();
    items.forEach(item -> sums.merge(item.currency(), item.open(), BigDecimal::add));
    return sums.entrySet().stream()
        .map(sum -> words.amount(sum.getValue(), sum.getKey()))
        .collect(Collectors.joining(" + "));
  }
}
