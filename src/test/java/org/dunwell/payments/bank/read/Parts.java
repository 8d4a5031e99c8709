package org.dunwell.payments.bank.read;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.dunwell.receivables.imports.Mapping;

/** Reads files of tests. */
final class Parts {

  private Parts() {}

  static List<StatementPart> of(String text) {
    return of(text, Mapping.none());
  }

  static List<StatementPart> of(String text, Mapping mapping) {
    return of(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), mapping);
  }

  static List<StatementPart> of(InputStream in, Mapping mapping) {
    List<StatementPart> parts = new ArrayList<>();
    try (StatementFile file = new CheckedFile(StatementFile.open(in, mapping))) {
      for (StatementPart part = file.next(); part != null; part = file.next()) {
        parts.add(part);
      }
    }
    return parts;
  }

  static List<BankLine> lines(String text) {
    return lines(of(text));
  }

  static List<BankLine> lines(List<StatementPart> parts) {
    return parts.stream().filter(BankLine.class::isInstance).map(BankLine.class::cast).toList();
  }
}
