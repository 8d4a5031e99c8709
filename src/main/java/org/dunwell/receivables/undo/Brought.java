package org.dunwell.receivables.undo;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** What an import brings and an undo takes away again. */
public enum Brought {
  /** Also what snapshots of open items bring. */
  INVOICES("receivables.invoice", "number", "invoices", Set.of("invoices", "open-items")),
  PAYMENTS("receivables.payment", "reference", "payments", Set.of("payments")),
  CREDIT_NOTES("receivables.credit_note", "number", "credit notes", Set.of("credit-notes")),
  CUSTOMERS("receivables.customer", "number", "customers", Set.of("customers")),
  SELLING_ENTITIES(
      "receivables.selling_entity", "code", "selling entities", Set.of("selling-entities"));

  private final String table;
  private final String name;
  private final String words;
  private final Set<String> kinds;

  Brought(String table, String name, String words, Set<String> kinds) {
    this.table = table;
    this.name = name;
    this.words = words;
    this.kinds = kinds;
  }

  /** What imports of this kind bring; empty when they cannot be undone. */
  static Optional<Brought> by(String importKind) {
    return Arrays.stream(values()).filter(one -> one.kinds.contains(importKind)).findFirst();
  }

  String table() {
    return table;
  }

  /** The column people know a row by. */
  String nameColumn() {
    return name;
  }

  String words() {
    return words;
  }

  boolean hasAmount() {
    return this == INVOICES || this == PAYMENTS || this == CREDIT_NOTES;
  }
}
