package org.dunwell.receivables.imports;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.dunwell.receivables.imports.OpenItemMapper.Match;
import org.dunwell.receivables.journal.JournalEcho;
import org.springframework.stereotype.Component;

/**
 * A snapshot beside what Dunwell has posted itself: what of that the ERP does not know yet, is not
 * brought back by its snapshot.
 */
@Component
class OpenItemEcho {

  private final ImportRunMapper runs;
  private final JournalEcho journal;

  OpenItemEcho(ImportRunMapper runs, JournalEcho journal) {
    this.runs = runs;
    this.journal = journal;
  }

  /** The rows with what is to be open of each here, in place of what they state. */
  List<Match> heard(long importId, Map<Long, Row> rows, Supplier<List<Match>> read) {
    List<Match> matches = read.get();
    List<Long> customers =
        matches.stream().filter(OpenItemEcho::changes).map(Match::customerId).toList();
    if (!customers.isEmpty()) {
      // read again under the lock: what comes in from now on waits for us
      journal.lock(customers);
      matches = read.get();
    }
    Map<Long, BigDecimal> open =
        journal.open(
            importId,
            uploaded(importId),
            matches.stream()
                .filter(OpenItemEcho::isComparable)
                .map(match -> shown(match, rows.get(match.line())))
                .toList());
    return matches.stream()
        .map(match -> match.toBeOpen(open.getOrDefault(match.invoiceId(), match.statedOpen())))
        .toList();
  }

  /** Whether an open amount may have to be set. */
  private static boolean changes(Match match) {
    return match.customerId() != null
        && (match.invoiceId() == null
            ? match.statedAmount() != null
                && match.statedAmount().compareTo(match.statedOpen()) != 0
            : match.openAmount().compareTo(match.statedOpen()) != 0);
  }

  /** Of an invoice that is new or was named before, there is nothing to compare. */
  private static boolean isComparable(Match match) {
    return match.invoiceId() != null
        && !Boolean.TRUE.equals(match.fromThisRun())
        && match.currency().equals(match.statedCurrency());
  }

  private static JournalEcho.Shown shown(Match match, Row row) {
    return new JournalEcho.Shown(
        match.invoiceId(), match.openAmount(), match.statedOpen(), row.date("asOf"));
  }

  /** The last row is read and compared. */
  void complete(long importId) {
    journal.complete(importId, uploaded(importId));
  }

  private Instant uploaded(long importId) {
    return runs.byId(importId).createdAt();
  }
}
