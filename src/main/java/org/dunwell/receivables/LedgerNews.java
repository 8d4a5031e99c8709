package org.dunwell.receivables;

import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dunwell.platform.Nudges;
import org.dunwell.platform.Timeline;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Tells what has changed: nudges for every invoice of which something else may be collected now,
 * timeline lines for people. A change in one invoice changes others too where the customer has
 * credits, because these are netted against the oldest.
 */
@Component
class LedgerNews {

  /** An invoice after the change. */
  record Touched(long id, long customerId, String number, String currency, BigDecimal openAmount) {

    String stillOpen() {
      return openAmount.signum() == 0
          ? "nothing is open any more"
          : Amounts.text(currency, openAmount) + " still open";
    }
  }

  private record Went(long invoiceId, ChosenBy chosenBy) {}

  private final NewsMapper mapper;
  private final Nudges nudges;
  private final Timeline timeline;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  LedgerNews(
      NewsMapper mapper,
      Nudges nudges,
      Timeline timeline,
      ApplicationEventPublisher events,
      Clock clock) {
    this.mapper = mapper;
    this.nudges = nudges;
    this.timeline = timeline;
    this.events = events;
    this.clock = clock;
  }

  /** Payments or credit notes were recorded and these shares of them allocated. */
  void allocated(Source.Kind kind, List<Source> sources, List<Share> shares) {
    Map<Long, Touched> touched = touched(shares);
    nudge(kind.word(), touched.keySet(), sources.stream().map(Source::purse).toList());
    List<Timeline.Entry> lines = new ArrayList<>();
    Map<Long, Map<Went, BigDecimal>> given = bySource(shares);
    for (Source source : sources) {
      Map<Went, BigDecimal> parts = given.getOrDefault(source.id(), Map.of());
      String title = kind.label() + " " + source.reference() + " of " + source.on();
      parts.forEach(
          (went, amount) ->
              lines.add(
                  line(
                      kind,
                      touched.get(went.invoiceId()),
                      "system",
                      title,
                      amount,
                      " " + went.chosenBy().phrase())));
      BigDecimal left = parts.values().stream().reduce(source.unapplied(), BigDecimal::subtract);
      if (left.signum() > 0) {
        lines.add(
            entry(
                kind.word(),
                source.customerId(),
                null,
                "system",
                "%s: %s stay unapplied and count against what is past due."
                    .formatted(title, Amounts.text(source.currency(), left))));
      }
    }
    timeline.addAll(lines);
    settled(touched);
    if (kind == Source.Kind.PAYMENT) {
      unapplied(sources.stream().map(Source::purse).collect(Collectors.toSet()));
    }
  }

  /** Money that closes nothing is another sum now. */
  void unapplied(Set<Purse> purses) {
    events.publishEvent(new UnappliedCashChanged(purses));
  }

  /** One thing closed parts of invoices, or opened them again. */
  void changed(Source.Kind kind, List<Share> shares, String by, String title) {
    Map<Long, Touched> touched = touched(shares);
    nudge(kind.word(), touched.keySet(), List.of());
    Map<Long, BigDecimal> given =
        shares.stream()
            .collect(
                Collectors.groupingBy(
                    Share::invoiceId,
                    Collectors.reducing(BigDecimal.ZERO, Share::amount, BigDecimal::add)));
    List<Timeline.Entry> lines = new ArrayList<>();
    given.forEach(
        (invoice, amount) -> lines.add(line(kind, touched.get(invoice), by, title, amount, "")));
    timeline.addAll(lines);
    settled(touched);
  }

  private void settled(Map<Long, Touched> touched) {
    if (!touched.isEmpty()) {
      events.publishEvent(new InvoicesSettled(List.copyOf(touched.keySet())));
    }
  }

  /** A credit that was netted is gone: whatever is past due of its owner looks different now. */
  void creditGone(Purse purse) {
    nudges.about(mapper.pastDue(Purses.of(List.of(purse)), clock.instant()), "credit-gone");
    unapplied(Set.of(purse));
  }

  /** Something about how much of these invoices may be collected has changed. */
  void nudge(String cause, Collection<Long> invoiceIds, Collection<Purse> purses) {
    TreeSet<Long> ids = new TreeSet<>(invoiceIds);
    Long[] touched = ids.toArray(Long[]::new);
    ids.addAll(mapper.netted(touched, Purses.of(purses), clock.instant()));
    nudges.about(ids, cause);
  }

  /** A sentence about each of these charges, after its title and amount. */
  void sayOf(List<Charge> charges, String by, Function<Charge, String> rest) {
    timeline.addAll(
        charges.stream()
            .map(
                charge ->
                    entry(
                        "charge",
                        charge.customerId(),
                        charge.invoiceId(),
                        by,
                        "%s of invoice %s, %s, %s"
                            .formatted(
                                charge.title(),
                                charge.invoiceNumber(),
                                Amounts.text(charge.currency(), charge.amount()),
                                rest.apply(charge))))
            .toList());
  }

  /** A sentence about each of these blocks. */
  void say(List<Block> blocks, String by, Function<Block, String> sentence) {
    Map<Long, Long> customers =
        mapper.touched(blocks.stream().map(Block::invoiceId).toArray(Long[]::new)).stream()
            .collect(Collectors.toMap(Touched::id, Touched::customerId));
    timeline.addAll(
        blocks.stream()
            .map(
                block ->
                    entry(
                        "block",
                        customers.get(block.invoiceId()),
                        block.invoiceId(),
                        by,
                        sentence.apply(block)))
            .toList());
  }

  private Map<Long, Touched> touched(List<Share> shares) {
    Long[] ids = shares.stream().map(Share::invoiceId).distinct().toArray(Long[]::new);
    return mapper.touched(ids).stream().collect(Collectors.toMap(Touched::id, Function.identity()));
  }

  private static Map<Long, Map<Went, BigDecimal>> bySource(List<Share> shares) {
    Map<Long, Map<Went, BigDecimal>> given = new HashMap<>();
    shares.forEach(
        share ->
            given
                .computeIfAbsent(share.sourceId(), any -> new LinkedHashMap<>())
                .merge(
                    new Went(share.invoiceId(), share.chosenBy()),
                    share.amount(),
                    BigDecimal::add));
    return given;
  }

  private static Timeline.Entry line(
      Source.Kind kind, Touched invoice, String by, String title, BigDecimal amount, String why) {
    return entry(
        kind.word(),
        invoice.customerId(),
        invoice.id(),
        by,
        "%s: %s of invoice %s%s, %s."
            .formatted(
                title,
                Amounts.text(invoice.currency(), amount),
                invoice.number(),
                why,
                invoice.stillOpen()));
  }

  private static Timeline.Entry entry(
      String kind, long customerId, Long invoiceId, String by, String what) {
    return new Timeline.Entry("receivables", kind, customerId, invoiceId, by, what, null);
  }
}
