package org.dunwell.receivables.undo;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which tables point at what an import brought, as the database itself knows: a room that comes
 * later is not forgotten.
 */
@Component
class References {

  /** Tables whose rows belong to the row they point at and go with it. */
  private static final Map<Brought, Set<String>> PARTS =
      Map.of(
          Brought.INVOICES,
          Set.of(
              "receivables.instalment",
              "receivables.allocation",
              "receivables.import_seen",
              "receivables.invoice_document",
              "receivables.document_miss",
              "receivables.cash_discount",
              "receivables.block"),
          Brought.PAYMENTS,
          Set.of("receivables.allocation", "receivables.deduction"),
          Brought.CREDIT_NOTES,
          Set.of("receivables.allocation"),
          Brought.CUSTOMERS,
          Set.of("receivables.contact", "receivables.customer"),
          Brought.SELLING_ENTITIES,
          Set.of());

  /** A column that points at something. */
  record Reference(String table, String column) {}

  private final JdbcClient jdbc;
  private final List<GoesAlong> rooms;

  References(JdbcClient jdbc, List<GoesAlong> rooms) {
    this.jdbc = jdbc;
    this.rooms = rooms;
  }

  /** All columns that point at such rows, apart from those of their own parts. */
  List<Reference> to(Brought brought) {
    return jdbc
        .sql(
            """
            select
              c.conrelid::regclass::text as "table",
              quote_ident(a.attname) as "column"
            from pg_constraint c
            join pg_attribute a
              on a.attrelid = c.conrelid
              and a.attnum = c.conkey[1]
            where c.contype = 'f'
              and c.confrelid = cast(:table as regclass)
            order by 1, 2
            """)
        .param("table", brought.table())
        .query(Reference.class)
        .list()
        .stream()
        .filter(reference -> !PARTS.get(brought).contains(reference.table()))
        .filter(
            reference ->
                rooms.stream().noneMatch(room -> room.with(brought).contains(reference.table())))
        .toList();
  }

  /** SQL: whether anything points at {@code it}; only invoices stay for what points at them. */
  String anyTo(Brought brought) {
    return to(brought).stream().map(References::points).collect(Collectors.joining(" or "));
  }

  private static String points(Reference reference) {
    return "exists (select 1 from %s x where x.%s = it.id)"
        .formatted(reference.table(), reference.column());
  }

  /** What points at a payment or a customer stands in the way, whatever it is. */
  Stream<Obstacle> obstacles(Brought brought) {
    if (brought == Brought.INVOICES) {
      return Stream.empty();
    }
    return to(brought).stream()
        .map(
            reference ->
                new Obstacle(brought, "used by " + words(reference.table()), points(reference)));
  }

  /** {@code receivables.credit_note} as people read it. */
  private static String words(String table) {
    String[] parts = table.split("\\.");
    return parts[parts.length - 1].replace('_', ' ') + "s (" + parts[0] + ")";
  }
}
