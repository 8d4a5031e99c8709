package org.dunwell.disputes.imports;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dunwell.disputes.Disputes;
import org.dunwell.disputes.NewDispute;
import org.dunwell.disputes.reasons.ReasonCodes;
import org.dunwell.receivables.imports.ExtraColumn;
import org.dunwell.receivables.imports.Field;
import org.dunwell.receivables.imports.Problem;
import org.dunwell.receivables.imports.Row;
import org.springframework.stereotype.Component;

/**
 * The ledger says that an invoice is disputed, by a yes or by a reason: all of it is in dispute the
 * moment it comes in. Once for each invoice: a ledger that goes on saying so long after the dispute
 * has ended does not raise it again.
 */
@Component
class DisputedColumn implements ExtraColumn {

  /** What a plain yes means. */
  private static final String UNNAMED = "OTHER";

  private static final Field FIELD =
      Field.optional(
          "disputed",
          Field.Type.TEXT,
          "in dispute",
          "dispute flag",
          "dispute reason",
          "dispute code",
          "strittig",
          "reklamiert",
          "Reklamation",
          "Reklamationsgrund");

  private final Disputes disputes;
  private final ReasonCodes reasons;

  DisputedColumn(Disputes disputes, ReasonCodes reasons) {
    this.disputes = disputes;
    this.reasons = reasons;
  }

  @Override
  public Set<String> kinds() {
    return Set.of("invoices", "open-items");
  }

  @Override
  public Field field() {
    return FIELD;
  }

  @Override
  public List<Problem> check(Collection<Row> rows) {
    ReasonsInUse known = new ReasonsInUse(reasons.active());
    List<Problem> problems = new ArrayList<>();
    for (Row row : rows) {
      if (!isNo(row) && reason(row, known).isEmpty()) {
        problems.add(
            row.problem(
                FIELD.name(),
                "This is neither yes nor no nor a reason that is in use.",
                "Write yes or no. " + known.choices()));
      }
    }
    return problems;
  }

  @Override
  public Set<Long> take(List<Stored> rows) {
    ReasonsInUse known = new ReasonsInUse(reasons.active());
    Map<String, NewDispute> wanted = new LinkedHashMap<>();
    Map<String, Long> lines = new LinkedHashMap<>();
    for (Stored one : rows) {
      if (!isNo(one.row())) {
        String key = "ledger/" + one.invoiceId();
        String reason = reason(one.row(), known).orElseThrow();
        wanted.put(key, NewDispute.whole(key, one.invoiceId(), reason, null, "ledger", "system"));
        lines.put(key, one.row().line());
      }
    }
    wanted.keySet().removeAll(disputes.known(wanted.keySet()));
    // what is closed by now, or in dispute by another door, stays as it is
    lines.keySet().retainAll(wanted.keySet());
    lines.keySet().removeAll(disputes.openPossible(wanted.values()).keySet());
    return new HashSet<>(lines.values());
  }

  private static boolean isNo(Row row) {
    return Field.yes(row.text(FIELD.name())).filter(yes -> !yes).isPresent();
  }

  private static Optional<String> reason(Row row, ReasonsInUse known) {
    String said = row.text(FIELD.name());
    return known.code(Field.yes(said).isPresent() ? UNNAMED : said);
  }
}
