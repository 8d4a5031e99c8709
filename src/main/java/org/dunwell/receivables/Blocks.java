package org.dunwell.receivables;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
      Set.of("dispute", "promise", "hold", "payment-on-the-way");

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
    if (!KINDS.contains(wanted.kind())) {
      throw new BrokenRule(
          "\"%s\" is no kind of block. Kinds are %s.".formatted(wanted.kind(), KINDS));
    }
    locks.invoices(new Long[] {wanted.invoiceId()});
    Invoice invoice = invoices.byId(wanted.invoiceId());
    if (!invoice.isOpen()) {
      throw new BrokenRule(
          "Invoice %s is %s; there is nothing to block."
              .formatted(invoice.number(), invoice.state()));
    }
    if (wanted.amount() != null) {
      Amounts.entered(wanted.amount(), invoice.currency());
    }
    Long changed = mapper.change(wanted);
    long id = changed != null ? changed : mapper.insert(wanted, clock.instant());
    news.nudge("block", List.of(invoice.id()), List.of());
    news.say("block", invoice.id(), wanted.by(), sentence(wanted, invoice));
    return id;
  }

  private static String sentence(NewBlock block, Invoice invoice) {
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
    Block block =
        mapper.byId(blockId).orElseThrow(() -> new NotThere("block", Long.toString(blockId)));
    locks.invoices(new Long[] {block.invoiceId()});
    if (mapper.lift(blockId, clock.instant()) > 0) {
      news.nudge("block", List.of(block.invoiceId()), List.of());
      news.say("block", block.invoiceId(), by, "The %s block is lifted.".formatted(block.kind()));
    }
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
    List<Long> invoiceIds = expired.stream().map(Block::invoiceId).distinct().toList();
    locks.invoices(invoiceIds.toArray(Long[]::new));
    mapper.liftAll(expired.stream().map(Block::id).toArray(Long[]::new), today, clock.instant());
    news.nudge("block", invoiceIds, List.of());
    news.expired(expired);
    return expired.size();
  }
}
