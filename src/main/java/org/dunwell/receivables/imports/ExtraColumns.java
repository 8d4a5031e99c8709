package org.dunwell.receivables.imports;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.dunwell.receivables.imports.ExtraColumn.Stored;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What upper rooms read from rows about invoices. */
@Component
class ExtraColumns {

  private final ObjectProvider<ExtraColumn> offered;
  private final InvoiceImportMapper mapper;

  ExtraColumns(ObjectProvider<ExtraColumn> offered, InvoiceImportMapper mapper) {
    this.offered = offered;
    this.mapper = mapper;
  }

  /** The kind's own fields and those that upper rooms add. */
  List<Field> with(List<Field> own, String kind) {
    List<Field> fields = new ArrayList<>(own);
    of(kind).forEach(column -> fields.add(column.field()));
    return fields;
  }

  /** The rows that no column refuses. */
  List<Row> checked(String kind, List<Row> rows, List<Problem> problems) {
    Set<Long> refused = new HashSet<>();
    for (ExtraColumn column : of(kind)) {
      List<Row> carrying = rows.stream().filter(row -> carries(row, column)).toList();
      List<Problem> found = carrying.isEmpty() ? List.of() : column.check(carrying);
      found.forEach(problem -> refused.add(problem.line()));
      problems.addAll(found);
    }
    return refused.isEmpty()
        ? rows
        : rows.stream().filter(row -> !refused.contains(row.line())).toList();
  }

  /**
   * Hands over what these rows carry, while their invoices are still staged.
   *
   * @return the lines that changed something
   */
  Set<Long> take(String kind, Collection<Row> stored) {
    Set<Long> changed = new HashSet<>();
    for (ExtraColumn column : of(kind)) {
      Map<Long, Row> carrying = new TreeMap<>();
      stored.stream()
          .filter(row -> carries(row, column))
          .forEach(row -> carrying.put(row.line(), row));
      if (!carrying.isEmpty()) {
        changed.addAll(
            column.take(
                mapper.stored(carrying.keySet().toArray(Long[]::new)).stream()
                    .map(one -> new Stored(one.invoiceId(), one.isNew(), carrying.get(one.line())))
                    .toList()));
      }
    }
    return changed;
  }

  private static boolean carries(Row row, ExtraColumn column) {
    return row.text(column.field().name()) != null;
  }

  private List<ExtraColumn> of(String kind) {
    return offered.orderedStream().filter(column -> column.kinds().contains(kind)).toList();
  }
}
