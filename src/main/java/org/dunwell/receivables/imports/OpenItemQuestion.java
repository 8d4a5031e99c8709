package org.dunwell.receivables.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dunwell.receivables.imports.OpenItemMapper.Missing;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Half an export must not close half the ledger: a person is asked before a snapshot closes more
 * than a set share of what was open, or when it has rows nobody can tell the invoice of.
 */
@Component
class OpenItemQuestion {

  private final OpenItemMapper mapper;
  private final ImportRunMapper runs;
  private final double share;

  /**
   * @param share of the open items of a selling entity, 0 to 1
   */
  OpenItemQuestion(
      OpenItemMapper mapper,
      ImportRunMapper runs,
      @Value("${dunwell.imports.ask-above-share:0.2}") double share) {
    this.mapper = mapper;
    this.runs = runs;
    this.share = share;
  }

  Optional<String> about(long importId) {
    List<Missing> missing = mapper.missing(importId);
    long unidentified = runs.byId(importId).unidentified();
    boolean many =
        missing.stream()
            .filter(m -> missingOf(missing, m.sellingEntityId()) > share * m.openBefore())
            .findAny()
            .isPresent();
    if (missing.isEmpty() || !many && unidentified == 0) {
      return Optional.empty();
    }
    List<String> parts = new ArrayList<>();
    missing.forEach(
        m ->
            parts.add(
                "%d items of %s, %s %s, of %d open in %s before"
                    .formatted(
                        m.missing(),
                        m.code(),
                        m.currency(),
                        m.amount().stripTrailingZeros().toPlainString(),
                        m.openBefore(),
                        m.code())));
    return Optional.of(
        "This snapshot does not show %s.%s Answer yes to close them as settled in the ledger, no to leave them open."
            .formatted(
                String.join("; ", parts),
                unidentified == 0
                    ? ""
                    : " %d of its rows could not be read and may be some of them."
                        .formatted(unidentified)));
  }

  private static long missingOf(List<Missing> missing, long sellingEntityId) {
    return missing.stream()
        .filter(m -> m.sellingEntityId() == sellingEntityId)
        .mapToLong(Missing::missing)
        .sum();
  }
}
