package org.dunwell.receivables;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Hands money out over open parts: never more than there is, never more than is open. Plain
 * arithmetic on what was read under lock; whoever comes first is served first.
 */
final class Allotment {

  private final Map<Long, BigDecimal> open = new HashMap<>();
  private final Map<Long, BigDecimal> left = new HashMap<>();
  private final List<Share> shares = new ArrayList<>();

  Allotment(Collection<Source> sources, Collection<OpenPart> parts) {
    sources.forEach(source -> left.put(source.id(), source.unapplied()));
    parts.forEach(part -> open.put(part.instalmentId(), part.openAmount()));
  }

  /**
   * Gives of one source to these parts in their order.
   *
   * @param atMost how much in all; null for as much as there is
   * @param chosenBy why to these; null where nothing was chosen
   * @return how much it was
   */
  BigDecimal give(Source source, List<OpenPart> parts, BigDecimal atMost, ChosenBy chosenBy) {
    BigDecimal rest = left.get(source.id());
    BigDecimal given = BigDecimal.ZERO;
    BigDecimal limit = atMost == null ? rest : rest.min(atMost);
    for (OpenPart part : parts) {
      BigDecimal amount = limit.subtract(given).min(open.get(part.instalmentId()));
      if (amount.signum() > 0 && source.fits(part)) {
        open.merge(part.instalmentId(), amount, BigDecimal::subtract);
        given = given.add(amount);
        shares.add(
            new Share(
                source.id(), part.invoiceId(), part.instalmentId(), amount, source.on(), chosenBy));
      }
    }
    left.put(source.id(), rest.subtract(given));
    return given;
  }

  BigDecimal left(Source source) {
    return left.get(source.id());
  }

  /** What of these parts is still open. */
  BigDecimal open(List<OpenPart> parts) {
    return parts.stream()
        .map(part -> open.get(part.instalmentId()))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  List<Share> shares() {
    return List.copyOf(shares);
  }
}
