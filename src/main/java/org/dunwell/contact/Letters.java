package org.dunwell.contact;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.dunwell.receivables.Statement;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/** Writes letters. */
@Component
class Letters {

  /** A mail with more lines than this is opened by nobody; the rest is behind the link. */
  static final int LINES = 100;

  /** From the firm tone on, a letter says what the law gives us for late payment. */
  private static final Set<String> STRICT = Set.of("firm", "urgent", "final");

  private static final Set<String> EUROPEAN_UNION =
      Set.of(
          "AT", "BE", "BG", "CY", "CZ", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT",
          "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK");

  private final ITemplateEngine templates;

  Letters(ITemplateEngine templates) {
    this.templates = templates;
  }

  Letter write(Letter.Facts facts) {
    Words words = facts.words();
    Object[] values = values(facts);
    StatementSheet sheet =
        StatementSheets.write(facts.statement(), facts.entity(), facts.customer(), words);
    LetterBody body =
        new LetterBody(
            salutation(facts),
            paragraphs(facts, values),
            sheet,
            facts.link(),
            words.of("link.until", words.date(facts.linkUntil())),
            after(facts));
    String subject = words.of("subject." + facts.tone(), values).replaceAll("[\\s\\u00a0]+", " ");
    Context context = new Context(words.locale(), Map.of("letter", body, "subject", subject));
    return new Letter(subject, body.text(), templates.process("contact/letter", context));
  }

  private static String salutation(Letter.Facts facts) {
    return facts.contactName() == null
        ? facts.words().of("salutation.nobody")
        : facts.words().of("salutation.name", facts.contactName());
  }

  private static List<String> paragraphs(Letter.Facts facts, Object[] values) {
    List<String> paragraphs = new ArrayList<>();
    paragraphs.add(facts.words().of("intro." + facts.tone(), values));
    if (STRICT.contains(facts.tone())) {
      paragraphs.add(facts.words().of("interest." + law(facts.entity().country())));
    }
    return paragraphs;
  }

  private static List<String> after(Letter.Facts facts) {
    Words words = facts.words();
    String phone = facts.entity().phone();
    List<String> paragraphs = new ArrayList<>();
    paragraphs.add(
        words.of(
            "help", phone == null ? 0 : 1, phone == null ? "" : phone, facts.customer().number()));
    if (facts.statement().items().size() > 1) {
      paragraphs.add(words.of("remittance", facts.entity().email()));
    }
    if (!facts.tone().equals("notice")) {
      paragraphs.add(words.of("crossed", words.date(facts.statement().asOf())));
    }
    return paragraphs;
  }

  private static String law(String country) {
    String code = country.toUpperCase(Locale.ROOT);
    if (code.equals("DE") || code.equals("GB")) {
      return code;
    }
    return EUROPEAN_UNION.contains(code) ? "EU" : "other";
  }

  /** The places of the texts, in the order in which the head of the words' file lists them. */
  private static Object[] values(Letter.Facts facts) {
    Statement statement = facts.statement();
    Words words = facts.words();
    List<Statement.Item> late =
        statement.items().stream()
            .filter(item -> item.pastDue().subtract(item.blockedPastDue()).signum() > 0)
            .toList();
    List<Statement.Item> coming =
        statement.items().stream()
            .filter(item -> facts.noticed().contains(item.invoiceId()))
            .toList();
    LocalDate firstDue =
        coming.stream()
            .map(Statement.Item::dueOn)
            .min(LocalDate::compareTo)
            .orElse(statement.asOf());
    return new Object[] {
      asked(statement, words),
      late.size(),
      late.stream().mapToInt(Statement.Item::daysLate).max().orElse(0),
      words.date(facts.payBy()),
      facts.entity().name(),
      facts.customer().number(),
      coming.size(),
      sums(coming, words),
      words.date(firstDue)
    };
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
