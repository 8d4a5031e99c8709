package org.dunwell.receivables;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.NotThere;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What may not be collected now, and why. A block lies on the invoice, for all of it or for a part:
 * what is not blocked goes on being collected.
 */
@Component
public class Blocks {

  private static final Set<String> KINDS =
      Set.of("dispute", "promise", "hold", "payment-on-the-way", "handover");

  private final BlockMapper mapper;
  private final Invoices invoices;
  private final LedgerLocks locks;
  private final LedgerNews news;
  private final Clock clock;

  Blocks(BlockMapper mapper, Invoices invoices, LedgerLocks locks, LedgerNews news, Clock clock) {
    this.mapper = mapper;
    this.invoices = invoices;
    this.locks = locks;
    this.news = news;
    this.clock = clock;
  }

  /**
   * Blocks an invoice, or changes the open block of the same kind and source on it.
   *
   * @return the block's id
   * @throws BrokenRule when the kind is unknown, the invoice is closed or the amount is none
   */
  @Transactional
  public long set(NewBlock wanted) {
    return setAll(List.of(wanted)).get(wanted.invoiceId());
  }

  /**
   * Sets blocks of one kind, source and person as {@link #set} does, one on each invoice, by a
   * handful of statements however many they are.
   *
   * @return the blocks' ids by invoice
   * @throws BrokenRule when one of them cannot be set; then none is
   */
  @Transactional
  public Map<Long, Long> setAll(Collection<NewBlock> wanted) {
    if (wanted.isEmpty()) {
      return Map.of();
    }
    locks.invoices(wanted.stream().map(NewBlock::invoiceId).toArray(Long[]::new));
    Map<Long, Invoice> charged =
        invoices.byIds(wanted.stream().map(NewBlock::invoiceId).toList()).stream()
            .collect(Collectors.toMap(Invoice::id, Function.identity()));
    wanted.forEach(block -> check(block, charged.get(block.invoiceId())));
    BlockMapper.Wanted columns = BlockMapper.Wanted.of(wanted);
    mapper.change(columns);
    mapper.insert(columns, clock.instant());
    List<Block> set = mapper.open(columns);
    news.nudge("block", charged.keySet(), List.of());
    news.say(set, columns.by(), block -> sentence(block, charged.get(block.invoiceId())));
    return set.stream().collect(Collectors.toMap(Block::invoiceId, Block::id));
  }

  private static void check(NewBlock wanted, Invoice invoice) {
    if (!KINDS.contains(wanted.kind())) {
      throw new BrokenRule(
          "\"%s\" is no kind of block. Kinds are %s.".formatted(wanted.kind(), KINDS));
    }
    if (invoice == null) {
      throw new NotThere("invoice", Long.toString(wanted.invoiceId()));
    }
    if (!invoice.isOpen()) {
      throw new BrokenRule(
          "Invoice %s is %s; there is nothing to block."
              .formatted(invoice.number(), invoice.state()));
    }
    if (wanted.amount() != null) {
      Amounts.entered(wanted.amount(), invoice.currency());
    }
  }

  private static String sentence(Block block, Invoice invoice) {
    String what = block.amount() == null ? "All" : Amounts.text(invoice.currency(), block.amount());
    return "%s of invoice %s blocked: %s%s%s."
        .formatted(
            what,
            invoice.number(),
            block.kind(),
            block.until() == null ? "" : " until " + block.until(),
            block.reason() == null ? "" : " (" + block.reason() + ")");
  }

  /**
   * The reason is gone; lifting a block twice changes nothing.
   *
   * @throws NotThere when there is none with this id
   */
  @Transactional
  public void lift(long blockId, String by) {
    if (mapper.byIds(new Long[] {blockId}).isEmpty()) {
      throw new NotThere("block", Long.toString(blockId));
    }
    liftAll(List.of(blockId), by);
  }

  /** Lifts those of these blocks that are still open, by a handful of statements. */
  @Transactional
  public void liftAll(Collection<Long> blockIds, String by) {
    if (blockIds.isEmpty()) {
      return;
    }
    Long[] ids = blockIds.toArray(Long[]::new);
    locks.invoices(
        mapper.byIds(ids).stream().map(Block::invoiceId).distinct().toArray(Long[]::new));
    List<Block> open =
        mapper.byIds(ids).stream().filter(block -> block.liftedAt() == null).toList();
    if (!open.isEmpty()) {
      mapper.lift(ids, clock.instant());
      news.nudge("block", invoices(open), List.of());
      news.say(open, by, block -> "The %s block is lifted.".formatted(block.kind()));
    }
  }

  /** Lifts the open blocks that this source has set on these invoices. */
  @Transactional
  public void liftOf(Collection<Long> invoiceIds, String source, String by) {
    liftAll(
        of(invoiceIds).stream()
            .filter(block -> block.liftedAt() == null && block.source().equals(source))
            .map(Block::id)
            .toList(),
        by);
  }

  /** Every block of these invoices that was ever set, newest first. */
  public List<Block> of(Collection<Long> invoiceIds) {
    return invoiceIds.isEmpty() ? List.of() : mapper.of(invoiceIds.toArray(Long[]::new));
  }

  /** The open block of that kind and source on an invoice. */
  public Optional<Block> open(long invoiceId, String kind, String source) {
    return of(List.of(invoiceId)).stream()
        .filter(block -> block.liftedAt() == null)
        .filter(block -> block.kind().equals(kind) && block.source().equals(source))
        .findFirst();
  }

  /**
   * Lifts blocks whose last day is over, some thousands at a time.
   *
   * @return how many; none when all is done
   */
  @Transactional
  int liftExpired(ZoneId zone, LocalDate today, int atMost) {
    List<Block> expired = mapper.expired(zone, today, atMost);
    if (expired.isEmpty()) {
      return 0;
    }
    locks.invoices(invoices(expired).toArray(Long[]::new));
    mapper.liftAll(expired.stream().map(Block::id).toArray(Long[]::new), today, clock.instant());
    news.nudge("block", invoices(expired), List.of());
    news.say(
        expired,
        "system",
        block -> "The %s block until %s has ended.".formatted(block.kind(), block.until()));
    return expired.size();
  }

  private static List<Long> invoices(List<Block> blocks) {
    return blocks.stream().map(Block::invoiceId).distinct().toList();
  }
}
