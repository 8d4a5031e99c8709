package org.dunwell.receivables;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
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
    checkKind(wanted.kind());
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

  /**
   * Blocks many invoices by a few statements, or changes their open blocks of the same kind and
   * source. Invoices that are closed by now are left out.
   *
   * @return the ids of the invoices that are blocked, in order
   */
  @Transactional
  public List<Long> setAll(NewBlocks wanted) {
    checkKind(wanted.kind());
    Long[] asked = wanted.amounts().keySet().stream().sorted().toArray(Long[]::new);
    if (asked.length == 0) {
      return List.of();
    }
    locks.invoices(asked);
    Map<Long, LedgerNews.Touched> open = news.open(asked);
    List<Long> ids = open.keySet().stream().sorted().toList();
    BigDecimal[] amounts =
        ids.stream().map(id -> wanted.amounts().get(id)).toArray(BigDecimal[]::new);
    mapper.setAll(ids.toArray(Long[]::new), amounts, wanted, clock.instant());
    news.nudge("block", ids, List.of());
    news.sayAll("block", wanted.by(), open, invoice -> sentence(wanted, invoice));
    return ids;
  }

  /** Lifts every open block of that kind and source, however many; answers their invoices. */
  @Transactional
  public List<Long> liftAll(String kind, String source, String by) {
    Long[] blocked = mapper.blockedBy(kind, source).toArray(Long[]::new);
    if (blocked.length == 0) {
      return List.of();
    }
    locks.invoices(blocked);
    List<Long> lifted = mapper.liftBySource(kind, source, clock.instant());
    news.nudge("block", lifted, List.of());
    news.sayAll(
        "block",
        by,
        news.touched(lifted.toArray(Long[]::new)),
        invoice -> "The %s block is lifted.".formatted(kind));
    return lifted;
  }

  private static void checkKind(String kind) {
    if (!KINDS.contains(kind)) {
      throw new BrokenRule("\"%s\" is no kind of block. Kinds are %s.".formatted(kind, KINDS));
    }
  }

  private static String sentence(NewBlocks blocks, LedgerNews.Touched invoice) {
    BigDecimal amount = blocks.amounts().get(invoice.id());
    return sentence(
        amount == null ? "All" : Amounts.text(invoice.currency(), amount),
        invoice.number(),
        new NewBlock(
            invoice.id(),
            blocks.kind(),
            amount,
            blocks.until(),
            blocks.source(),
            blocks.reason(),
            blocks.by()));
  }

  private static String sentence(NewBlock block, Invoice invoice) {
    String what = block.amount() == null ? "All" : Amounts.text(invoice.currency(), block.amount());
    return sentence(what, invoice.number(), block);
  }

  private static String sentence(String what, String number, NewBlock block) {
    return "%s of invoice %s blocked: %s%s%s."
        .formatted(
            what,
            number,
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
