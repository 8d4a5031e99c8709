package org.dunwell.sandbox;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.function.Function;
import java.util.stream.Stream;
import org.dunwell.receivables.Blocks;
import org.dunwell.receivables.Invoice;
import org.dunwell.receivables.Invoices;
import org.dunwell.receivables.NewBlock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** Sets what the sample's people have agreed with customers: promises, holds. */
@Component
@ConditionalOnProperty(name = "dunwell.mode", havingValue = "sandbox")
class SampleBlocks {

  private final Invoices invoices;
  private final Blocks blocks;

  SampleBlocks(Invoices invoices, Blocks blocks) {
    this.invoices = invoices;
    this.blocks = blocks;
  }

  void set(String csv) {
    try (Stream<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(csv).stream()) {
      rows.forEach(this::set);
    }
  }

  /** What was paid meanwhile needs no block. */
  private void set(NamedCsvRecord row) {
    invoices.byNumber(row.getField("invoice")).stream()
        .filter(Invoice::isOpen)
        .forEach(invoice -> blocks.set(block(invoice, row)));
  }

  private static NewBlock block(Invoice invoice, NamedCsvRecord row) {
    return new NewBlock(
        invoice.id(),
        row.getField("kind"),
        orNull(row.getField("amount"), BigDecimal::new),
        orNull(row.getField("until"), LocalDate::parse),
        "sample/" + invoice.number(),
        row.getField("reason"),
        "collector");
  }

  private static <T> T orNull(String text, Function<String, T> parse) {
    return text.isEmpty() ? null : parse.apply(text);
  }
}
