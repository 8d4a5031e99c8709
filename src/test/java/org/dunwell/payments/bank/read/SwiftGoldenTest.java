package org.dunwell.payments.bank.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** MT940 of many banks, held field by field against what mt940-python makes of it. */
@EnabledIf("org.dunwell.payments.bank.read.SharedBankFiles#there")
class SwiftGoldenTest {

  /** Where its sub-fields and codes stand in ours. */
  private static final Map<String, String> SUBFIELDS =
      Map.of(
          "posting_text", "00",
          "prima_nota", "10",
          "applicant_bin", "30",
          "applicant_iban", "31",
          "return_debit_notes", "34");

  private static final Map<String, String> CODES =
      Map.ofEntries(
          Map.entry("end_to_end_reference", "EREF"),
          Map.entry("additional_position_reference", "MREF"),
          Map.entry("applicant_creditor_id", "CRED"),
          Map.entry("purpose_code", "PURP"),
          Map.entry("deviate_applicant", "ABWA"),
          Map.entry("deviate_recipient", "ABWE"),
          Map.entry("debitor_identifier", "DEBT"),
          Map.entry("gvc_applicant_iban", "IBAN"));

  static Stream<Path> files() {
    return SharedBankFiles.there() ? SharedBankFiles.all(".sta").stream() : Stream.empty();
  }

  /** A :61: with its :86:. */
  private record Read(SwiftLine line, SwiftDetails details, String currency) {}

  @ParameterizedTest
  @MethodSource("files")
  void everyFieldIsWhatTheOtherReaderFinds(Path file) throws Exception {
    GoldenTransactions golden =
        new GoldenTransactions(Path.of(file.toString().replace(".sta", ".yml")));
    List<Read> read = read(file);
    List<Map<String, Object>> lines = golden.lines();
    assertThat(read).hasSameSizeAs(lines);
    for (int i = 0; i < lines.size(); i++) {
      Map<String, Object> expected = lines.get(i);
      assertThat(ours(read.get(i), expected))
          .as("line %d of %s", i + 1, file)
          .isEqualTo(theirs(expected));
    }
  }

  private static List<Read> read(Path file) throws Exception {
    List<Read> read = new ArrayList<>();
    try (InputStream in = Files.newInputStream(file)) {
      SwiftTags tags = new SwiftTags(in);
      SwiftLine line = null;
      String words = null;
      String currency = null;
      for (SwiftTags.Tag tag = tags.next(); tag != null; tag = tags.next()) {
        switch (tag.name()) {
          case "60F", "60M" -> currency = tag.value().substring(7, 10);
          case "34F" -> currency = tag.value().substring(0, 3);
          case "61" -> {
            line = SwiftLine.of(tag);
            words = null;
            read.add(new Read(line, null, currency));
          }
          case "86" -> {
            if (line != null) {
              words = words == null ? tag.value() : words + "\n" + tag.value();
              read.set(read.size() - 1, new Read(line, SwiftDetails.of(words), currency));
            }
          }
          default -> line = null;
        }
      }
    }
    return read;
  }

  private static Map<String, Object> theirs(Map<String, Object> golden) {
    Map<String, Object> fields = new LinkedHashMap<>(golden);
    differ(fields);
    fields.remove("transaction_reference");
    fields.remove("guessed_entry_date");
    // what it says of fields that we do not look at
    List.of(
            "additional_position_date",
            "compensation_amount",
            "original_amount",
            "settlement_tag",
            "old_SEPA_CI",
            "old_SEPA_additional_position_reference",
            "FRST_ONE_OFF_RECC",
            "gvc_applicant_bin",
            "recipient_name")
        .forEach(fields::remove);
    fields.replaceAll(
        (name, value) ->
            value instanceof BigDecimal number
                ? number.stripTrailingZeros()
                : value instanceof String text ? text.strip() : value);
    return fields;
  }

  /** Three times the other reader is wrong, or says what we leave out on purpose. */
  private static void differ(Map<String, Object> golden) {
    // RC takes a credit back: the money goes out, which the balances of the file agree with
    if ("RC".equals(golden.get("status"))) {
      golden.computeIfPresent("amount", (name, amount) -> ((BigDecimal) amount).negate());
    }
    // KREF+ only says that the reference stands in :86:, it is no part of it
    golden.computeIfPresent(
        "customer_reference",
        (name, value) -> ((String) value).replaceFirst("(?s)^KREF\\+\\n(?=.)", ""));
    // what stands behind the closing balance is about the statement, not about its last line
    golden.computeIfPresent(
        "transaction_details",
        (name, value) ->
            ((String) value).replaceFirst("\\nD\\d{6}C\\d{6}D[\\d,]+C[\\d,]+\\n-XXX$", ""));
  }

  private static Map<String, Object> ours(Read read, Map<String, Object> golden) {
    Map<String, Object> fields = new LinkedHashMap<>();
    for (String name : theirs(golden).keySet()) {
      Object value = ours(read, name);
      fields.put(name, value instanceof String text ? text.strip() : value);
    }
    return fields;
  }

  private static Object ours(Read read, String name) {
    SwiftLine line = read.line();
    SwiftDetails details = read.details();
    if (SUBFIELDS.containsKey(name)) {
      return details.field(SUBFIELDS.get(name));
    }
    if (CODES.containsKey(name)) {
      return details.code(CODES.get(name));
    }
    return switch (name) {
      case "date" -> line.valueDate();
      case "entry_date" -> line.entryDate();
      case "amount" -> line.amount().stripTrailingZeros();
      case "currency" -> read.currency();
      case "status" -> line.mark();
      case "funds_code" -> line.fundsCode();
      case "id" -> line.id();
      case "customer_reference" ->
          details != null && details.hasCodes() && details.transactionCode() != null
              ? details.code("KREF")
              : line.customerReference();
      case "bank_reference" -> line.bankReference();
      case "extra_details" -> line.extra();
      case "transaction_code" -> details.transactionCode();
      case "applicant_name" -> details.joined("3[23]");
      case "additional_purpose" -> details.joined("6\\d");
      case "purpose" -> details.hasCodes() ? details.code("SVWZ") : details.joined("2\\d");
      case "transaction_details" -> details == null ? null : details.free();
      default -> "not compared: " + name;
    };
  }
}
