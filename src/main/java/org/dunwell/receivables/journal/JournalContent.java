package org.dunwell.receivables.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.dunwell.platform.files.SpreadsheetText;

/** A batch as bytes: written once when it is closed and stored, so that it is the same for ever. */
final class JournalContent {

  static final String FORMAT = "dunwell-journal/1";

  private static final String[] HEADER = {
    "batch",
    "key",
    "type",
    "posting",
    "day",
    "documentDay",
    "customer",
    "invoice",
    "document",
    "amount",
    "currency",
    "debit",
    "credit",
    "reverses",
    "replaces",
    "reason",
    "createdBy",
    "charge",
    "creditedAmount",
    "creditedCurrency"
  };

  private static final Set<String> NUMBERS = Set.of("amount", "creditedAmount");

  private static final ObjectMapper JSON = new ObjectMapper();

  private JournalContent() {}

  /** Amounts are texts: a program that reads numbers as binary fractions would change them. */
  static byte[] json(JournalBook book, String name, Instant closedAt, List<JournalEntry> entries) {
    Map<String, Object> batch = new LinkedHashMap<>();
    batch.put("format", FORMAT);
    batch.put("batch", name);
    batch.put("sellingEntity", book.sellingEntity());
    batch.put("closedAt", closedAt.toString());
    batch.put("entries", entries.stream().map(entry -> fields(book, entry)).toList());
    try {
      return JSON.writeValueAsBytes(batch);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("Texts and lists can always be written", impossible);
    }
  }

  /** Exact values for programs. */
  static byte[] csv(JournalBook book, String name, List<JournalEntry> entries) {
    return csv(book, name, entries, text -> text == null ? "" : text);
  }

  /** For people, who open it as a spreadsheet: no text is a formula, so it is not exact. */
  static byte[] spreadsheet(JournalBook book, String name, List<JournalEntry> entries) {
    return csv(book, name, entries, SpreadsheetText::harmless);
  }

  private static byte[] csv(
      JournalBook book, String name, List<JournalEntry> entries, UnaryOperator<String> cell) {
    StringWriter text = new StringWriter();
    try (CsvWriter csv = CsvWriter.builder().build(text)) {
      csv.writeRecord(HEADER);
      for (JournalEntry entry : entries) {
        Map<String, String> row = fields(book, entry);
        // an amount below zero begins with a minus and is a number all the same
        row.replaceAll(
            (field, value) -> NUMBERS.contains(field) && value != null ? value : cell.apply(value));
        csv.writeRecord(
            Stream.concat(Stream.of(cell.apply(name)), row.values().stream())
                .toArray(String[]::new));
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException("Memory can always be written", impossible);
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static Map<String, String> fields(JournalBook book, JournalEntry entry) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("key", entry.key());
    fields.put("type", entry.type());
    fields.put("posting", entry.posting());
    fields.put("day", entry.postingDay().toString());
    fields.put("documentDay", entry.documentDay().toString());
    fields.put("customer", entry.customer());
    fields.put("invoice", entry.invoice());
    fields.put("document", entry.document());
    fields.put("amount", entry.amount().toPlainString());
    fields.put("currency", entry.currency());
    fields.put("debit", debit(book, entry.type()));
    fields.put("credit", debit(book, entry.type()) == null ? null : book.receivablesAccount());
    fields.put("reverses", entry.reverses());
    fields.put("replaces", entry.replaces());
    fields.put("reason", entry.reason());
    fields.put("createdBy", entry.createdBy());
    fields.put("charge", entry.charge());
    BigDecimal credited = entry.creditedAmount();
    fields.put("creditedAmount", credited == null ? null : credited.toPlainString());
    fields.put("creditedCurrency", entry.creditedCurrency());
    return fields;
  }

  /** An allocation moves nothing between accounts: it clears two items of one customer. */
  private static String debit(JournalBook book, String type) {
    return switch (type) {
      case "payment", "refund", "chargeback" -> book.bankAccount();
      case "credit-note", "discount" -> book.creditsAccount();
      case "write-off" -> book.badDebtAccount();
      default -> null;
    };
  }
}
