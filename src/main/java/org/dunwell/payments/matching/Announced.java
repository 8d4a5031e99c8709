package org.dunwell.payments.matching;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.dunwell.payments.matching.MatchingMapper.Advised;
import org.dunwell.payments.matching.MatchingMapper.Hinted;

/** What customers have said about money before it came: remittance advices, and "I have paid". */
final class Announced {

  /** Who says when the money left may be wrong by a weekend; a later payment is another one. */
  private static final int DAYS_BEFORE = 4;

  private static final int DAYS_AFTER = 21;

  private final Map<Long, List<Advised>> advices = new LinkedHashMap<>();
  private final Map<Long, List<Hinted>> hints = new LinkedHashMap<>();

  Announced(MatchingMapper mapper, Collection<Long> customers, Collection<String> references) {
    Long[] ids = customers.toArray(Long[]::new);
    if (ids.length > 0) {
      mapper
          .advised(ids)
          .forEach(
              one -> advices.computeIfAbsent(one.adviceId(), any -> new ArrayList<>()).add(one));
    }
    mapper
        .hinted(ids, references.toArray(String[]::new))
        .forEach(one -> hints.computeIfAbsent(one.hintId(), any -> new ArrayList<>()).add(one));
  }

  /** All that hints name: it may belong to customers that nothing else leads to. */
  Set<Long> hintedInvoices() {
    return hints.values().stream()
        .flatMap(List::stream)
        .map(Hinted::invoiceId)
        .collect(Collectors.toSet());
  }

  /** Advices of these customers over exactly this amount; each a list of its parts. */
  List<List<Advised>> advices(Line line, Collection<Long> customers) {
    return advices.values().stream()
        .filter(
            parts ->
                customers.contains(parts.get(0).customerId())
                    && parts.get(0).currency().equals(line.currency())
                    && parts.get(0).total().compareTo(line.amount()) == 0)
        .toList();
  }

  void use(long adviceId) {
    advices.remove(adviceId);
  }

  /** Hints of these customers, or whose reference the text quotes, about the days of this line. */
  List<List<Hinted>> hints(Line line, Wording wording, Collection<Long> customers) {
    return hints.values().stream()
        .filter(
            parts ->
                customers.contains(parts.get(0).customerId())
                    || wording.names(parts.get(0).reference()))
        .filter(
            parts ->
                !line.valueOn().isBefore(parts.get(0).paidOn().minusDays(DAYS_BEFORE))
                    && !line.valueOn().isAfter(parts.get(0).paidOn().plusDays(DAYS_AFTER)))
        .toList();
  }
}
