package org.dunwell.replay;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.dunwell.platform.BrokenRule;
import org.dunwell.receivables.imports.ImportKind;
import org.dunwell.receivables.imports.ImportKinds;
import org.dunwell.receivables.imports.LedgerFile;
import org.dunwell.receivables.imports.Mapping;
import org.dunwell.receivables.imports.Row;

/**
 * One flat export that feeds several kinds; read once per kind, never held in memory as a whole.
 */
final class ReplayFile {

  /** What a past ledger consists of, in the order in which it must be known at any one moment. */
  private static final List<String> KINDS =
      List.of("selling-entities", "customers", "invoices", "credit-notes", "payments");

  private final Path file;
  private final Mapping mapping;
  private final List<ImportKind> kinds;

  /**
   * @throws BrokenRule when the mapping does not say enough for a replay
   */
  ReplayFile(Path file, Mapping mapping, ImportKinds known) {
    this.file = file;
    this.mapping = mapping;
    List<String> mapped = mapping.kinds();
    for (String needed : List.of("selling-entities", "customers", "invoices", "payments")) {
      if (!mapped.contains(needed)) {
        throw new BrokenRule(
            "The mapping has no section \"%s\": a replay needs selling-entities, customers, invoices and payments."
                .formatted(needed));
      }
    }
    this.kinds = KINDS.stream().filter(mapped::contains).map(known::byName).toList();
  }

  List<String> kinds() {
    return kinds.stream().map(ImportKind::name).toList();
  }

  /** Reads all rows of one kind, broken ones with their problems. */
  void read(String kind, Consumer<Row> reader) {
    ImportKind wanted = kinds.stream().filter(k -> k.name().equals(kind)).findFirst().orElseThrow();
    try (InputStream in = Files.newInputStream(file);
        Stream<Row> rows = LedgerFile.read(in, mapping, wanted)) {
      rows.forEach(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
