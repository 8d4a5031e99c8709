package org.dunwell.payments.matching;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.dunwell.payments.matching.MatchingMapper.Payable;
import org.dunwell.payments.matching.MatchingMapper.Payer;

/**
 * All that is known about a portion of lines, read by a handful of statements. Keeps count of what
 * earlier lines of the portion take, so that no invoice is paid twice by it.
 */
final class Portion {

  /** Invoices with the same digits, and open invoices of one payer; more tell nothing apart. */
  private static final int SAME_DIGITS = 20;

  private static final int MOST_OPEN = 400;

  /** Of more credit notes of one payer none is told apart by its amount. */
  private static final int MOST_CREDITS = 50;

  private record Root(long customerId, long sellerId) {}

  private final Map<Long, Wording> wordings = new HashMap<>();
  private final Map<Long, List<Payer>> payers = new HashMap<>();
  private final Map<Long, Item> items = new HashMap<>();
  private final Map<String, List<Long>> byDigits = new HashMap<>();
  private final Map<Root, List<Long>> byRoot = new HashMap<>();
  private final Map<Long, Credit> credits = new LinkedHashMap<>();
  private final Announced announced;

  Portion(MatchingMapper mapper, List<Line> lines) {
    lines.forEach(line -> wordings.put(line.id(), new Wording(line)));
    readNamed(mapper, lines);
    readPayers(mapper, lines);
    Set<Root> roots = new LinkedHashSet<>();
    for (Line line : lines) {
      roots(line).forEach(root -> roots.add(new Root(root, line.sellingEntityId())));
    }
    announced =
        new Announced(
            mapper,
            roots.stream().map(Root::customerId).collect(Collectors.toSet()),
            lines.stream()
                .flatMap(line -> wordings.get(line.id()).words().stream())
                .collect(Collectors.toSet()));
    readOpen(mapper, roots);
  }

  private void readNamed(MatchingMapper mapper, List<Line> lines) {
    Set<Map.Entry<Long, String>> wanted = new LinkedHashSet<>();
    for (Line line : lines) {
      wordings
          .get(line.id())
          .keys()
          .forEach(key -> wanted.add(Map.entry(line.sellingEntityId(), key)));
    }
    if (wanted.isEmpty()) {
      return;
    }
    mapper
        .byDigits(
            wanted.stream().map(Map.Entry::getKey).toArray(Long[]::new),
            wanted.stream().map(Map.Entry::getValue).toArray(String[]::new),
            SAME_DIGITS)
        .forEach(
            item -> {
              items.put(item.id(), item);
              byDigits.computeIfAbsent(item.digits(), any -> new ArrayList<>()).add(item.id());
            });
  }

  private void readPayers(MatchingMapper mapper, List<Line> lines) {
    mapper
        .payers(
            lines.stream().map(Line::id).toArray(Long[]::new),
            lines.stream().map(line -> Accounts.key(line.payerAccount())).toArray(String[]::new),
            lines.stream().map(Line::payerKey).toArray(String[]::new),
            lines.stream()
                .map(line -> wordings.get(line.id()).customerNumber())
                .toArray(String[]::new))
        .forEach(
            payer -> payers.computeIfAbsent(payer.lineId(), any -> new ArrayList<>()).add(payer));
  }

  private void readOpen(MatchingMapper mapper, Set<Root> roots) {
    Set<Long> unread = new LinkedHashSet<>(announced.hintedInvoices());
    if (!roots.isEmpty()) {
      for (Payable one :
          mapper.payable(
              roots.stream().map(Root::customerId).toArray(Long[]::new),
              roots.stream().map(Root::sellerId).toArray(Long[]::new),
              MOST_OPEN)) {
        unread.add(one.itemId());
      }
      mapper
          .credits(
              roots.stream().map(Root::customerId).toArray(Long[]::new),
              roots.stream().map(Root::sellerId).toArray(Long[]::new),
              MOST_CREDITS)
          .forEach(credit -> credits.put(credit.id(), credit));
    }
    if (!unread.isEmpty()) {
      mapper.byIds(unread.toArray(Long[]::new)).forEach(item -> items.put(item.id(), item));
      unread.forEach(id -> place(items.get(id), roots));
    }
  }

  private void place(Item item, Set<Root> roots) {
    for (Long root : rootsOf(item)) {
      Root key = new Root(root, item.sellingEntityId());
      if (roots.contains(key)) {
        byRoot.computeIfAbsent(key, any -> new ArrayList<>()).add(item.id());
      }
    }
  }

  /** Everybody who may pay an invoice: its customer, the payer, the parent. */
  static Set<Long> rootsOf(Item item) {
    Set<Long> roots = new LinkedHashSet<>(List.of(item.customerId()));
    if (item.payerId() != null) {
      roots.add(item.payerId());
    }
    if (item.parentId() != null) {
      roots.add(item.parentId());
    }
    return roots;
  }

  /** Whoever may be the payer, and the customers of what the text names. */
  private Set<Long> roots(Line line) {
    Set<Long> roots = new LinkedHashSet<>();
    payers(line).forEach(payer -> roots.add(payer.customerId()));
    named(line).forEach(item -> roots.add(item.customerId()));
    return roots;
  }

  Wording wording(Line line) {
    return wordings.get(line.id());
  }

  List<Payer> payers(Line line) {
    return payers.getOrDefault(line.id(), List.of());
  }

  /** Invoices that the text names by their digits, as far as they are still open by now. */
  List<Item> named(Line line) {
    Wording wording = wordings.get(line.id());
    List<Item> named = new ArrayList<>();
    Set<Long> seen = new HashSet<>();
    for (String key : wording.keys()) {
      for (Long id : byDigits.getOrDefault(key, List.of())) {
        Item item = items.get(id);
        if (item.sellingEntityId() == line.sellingEntityId()
            && wording.naming(item) != Wording.Naming.NONE
            && seen.add(id)) {
          named.add(item);
        }
      }
    }
    return named;
  }

  /** What these customers may pay and is open in the line's currency, oldest due first. */
  List<Item> open(Line line, Collection<Long> roots) {
    Set<Long> ids = new LinkedHashSet<>();
    roots.forEach(
        root -> ids.addAll(byRoot.getOrDefault(new Root(root, line.sellingEntityId()), List.of())));
    return ids.stream()
        .map(items::get)
        .filter(item -> item.isOpen() && item.currency().equals(line.currency()))
        .toList();
  }

  /** What was said about it before. */
  Announced announced() {
    return announced;
  }

  /** As it stands by now; null when it was not read because nobody here may pay it. */
  Item item(long id) {
    return items.get(id);
  }

  /** What is left of credit notes that can be taken off one of these, in the order of their age. */
  List<Credit> credits(List<Item> items) {
    return credits.isEmpty()
        ? List.of()
        : credits.values().stream()
            .filter(one -> one.open().signum() > 0 && items.stream().anyMatch(one::fits))
            .toList();
  }

  /** A line takes so much of a credit note. */
  void takeCredit(long creditId, BigDecimal amount) {
    credits.computeIfPresent(creditId, (id, credit) -> credit.less(amount));
  }

  /** A line takes so much of an invoice. */
  void take(long itemId, BigDecimal amount) {
    items.computeIfPresent(itemId, (id, item) -> item.less(amount));
  }
}
