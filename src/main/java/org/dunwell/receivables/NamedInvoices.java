package org.dunwell.receivables;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Words of many payers' texts, to be looked up among the invoice numbers by one statement. */
final class NamedInvoices {

  /** A word of a source's text is the number of an invoice it may pay. */
  record Hit(long sourceId, long invoiceId, boolean fragment) {}

  private final List<Long> sources = new ArrayList<>();
  private final List<Long> customers = new ArrayList<>();
  private final List<Long> sellers = new ArrayList<>();
  private final List<String> words = new ArrayList<>();
  private final List<Long> fragments = new ArrayList<>();

  void ask(Source source) {
    Remittance.words(source.text()).forEach(word -> ask(source, word, 0L));
    Remittance.fragments(source.text()).forEach(word -> ask(source, word, 1L));
  }

  private void ask(Source source, String word, long fragment) {
    sources.add(source.id());
    customers.add(source.customerId());
    sellers.add(source.sellingEntityId());
    words.add(word);
    fragments.add(fragment);
  }

  boolean isEmpty() {
    return words.isEmpty();
  }

  /** What each source names; fragments only count where no whole word did. */
  Map<Long, List<Told>> answered(List<Hit> hits) {
    Map<Long, List<Told>> named = new HashMap<>();
    hits.stream().filter(hit -> !hit.fragment()).forEach(hit -> add(named, hit));
    List<Long> clear = List.copyOf(named.keySet());
    hits.stream()
        .filter(hit -> hit.fragment() && !clear.contains(hit.sourceId()))
        .forEach(hit -> add(named, hit));
    return named;
  }

  private static void add(Map<Long, List<Told>> named, Hit hit) {
    named
        .computeIfAbsent(hit.sourceId(), any -> new ArrayList<>())
        .add(new Told(hit.sourceId(), hit.invoiceId(), null));
  }

  public Long[] getSources() {
    return sources.toArray(Long[]::new);
  }

  public Long[] getCustomers() {
    return customers.toArray(Long[]::new);
  }

  public Long[] getSellers() {
    return sellers.toArray(Long[]::new);
  }

  public String[] getWords() {
    return words.toArray(String[]::new);
  }

  public Long[] getFragments() {
    return fragments.toArray(Long[]::new);
  }
}
