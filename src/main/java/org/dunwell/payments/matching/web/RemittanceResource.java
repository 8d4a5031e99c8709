package org.dunwell.payments.matching.web;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dunwell.payments.matching.Remittances;
import org.dunwell.payments.matching.Remittances.Advice;
import org.dunwell.payments.matching.Remittances.Item;
import org.dunwell.payments.matching.Remittances.Kept;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.web.Listing;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Remittance advices, one as JSON or many as CSV. */
@RestController
@RequestMapping("/api/remittances")
@Tag(name = "Remittances")
class RemittanceResource {

  private static final String COLUMNS =
      "payer, reference, paidOn, currency, invoice, amount, deduction, reason";

  private final Remittances remittances;
  private final TransactionTemplate transaction;

  RemittanceResource(Remittances remittances, TransactionTemplate transaction) {
    this.remittances = remittances;
    this.transaction = transaction;
  }

  @GetMapping
  @Operation(summary = "Advices, the latest first")
  Listing<Kept> list(
      @RequestParam(required = false) Long after, @RequestParam(defaultValue = "50") int limit) {
    int shown = Math.max(1, Math.min(limit, 499));
    List<Kept> read = remittances.list(after, shown + 1);
    List<Kept> items = read.subList(0, Math.min(shown, read.size()));
    String next =
        read.size() > shown
            ? "/api/remittances?limit=%d&after=%d"
                .formatted(shown, items.get(items.size() - 1).id())
            : null;
    return new Listing<>(items, remittances.count(), next);
  }

  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(summary = "Keep an advice; it waits for its money or explains money that waits")
  Kept receive(@RequestBody Advice advice, Principal who) {
    return remittances.receive(advice, who.getName());
  }

  @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(
      summary = "Keep the advices of a CSV file with the columns " + COLUMNS + "; all or none")
  List<Kept> receiveFile(@RequestParam MultipartFile file, Principal who) throws IOException {
    List<Advice> advices = read(file);
    return transaction.execute(
        status -> advices.stream().map(one -> remittances.receive(one, who.getName())).toList());
  }

  private static List<Advice> read(MultipartFile file) throws IOException {
    Map<List<String>, Advice> advices = new LinkedHashMap<>();
    try (CsvReader<NamedCsvRecord> rows =
        CsvReader.builder()
            .ofNamedCsvRecord(
                new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8))) {
      for (NamedCsvRecord row : rows) {
        Advice one = advice(row);
        advices.merge(List.of(one.payer(), one.reference()), one, RemittanceResource::together);
      }
    }
    if (advices.isEmpty()) {
      throw new BrokenRule("The file has no rows. Its columns are " + COLUMNS + ".");
    }
    return List.copyOf(advices.values());
  }

  private static Advice together(Advice one, Advice more) {
    List<Item> items = new ArrayList<>(one.items());
    items.addAll(more.items());
    return new Advice(one.payer(), one.reference(), one.paidOn(), one.currency(), null, items);
  }

  private static Advice advice(NamedCsvRecord row) {
    String paidOn = text(row, "paidOn");
    try {
      return new Advice(
          needed(row, "payer"),
          needed(row, "reference"),
          paidOn == null ? null : LocalDate.parse(paidOn),
          needed(row, "currency"),
          null,
          List.of(
              new Item(
                  needed(row, "invoice"),
                  new BigDecimal(needed(row, "amount")),
                  text(row, "deduction") == null ? null : new BigDecimal(text(row, "deduction")),
                  text(row, "reason"))));
    } catch (NumberFormatException | DateTimeParseException wrong) {
      throw new BrokenRule(
          "Line %d cannot be read. Write amounts like 1234.50 and dates like 2026-01-31."
              .formatted(row.getStartingLineNumber()));
    }
  }

  private static String needed(NamedCsvRecord row, String column) {
    String value = text(row, column);
    if (value == null) {
      throw new BrokenRule(
          "Line %d has no %s. The columns are %s."
              .formatted(row.getStartingLineNumber(), column, COLUMNS));
    }
    return value;
  }

  private static String text(NamedCsvRecord row, String column) {
    return row.findField(column).map(String::strip).filter(one -> !one.isEmpty()).orElse(null);
  }
}
