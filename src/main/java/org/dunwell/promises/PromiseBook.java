package org.dunwell.promises;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import org.dunwell.receivables.Blocks;
import org.dunwell.receivables.NewBlock;
import org.springframework.stereotype.Component;

/** Writes promises down and lets their blocks follow. The invoices' customers are locked. */
@Component
class PromiseBook {

  /** What the blocks of one promise have in common. */
  record Cover(long promiseId, LocalDate promisedFor, LocalDate graceUntil, String by) {

    private NewBlock of(long invoiceId, BigDecimal amount) {
      return new NewBlock(
          invoiceId,
          "promise",
          amount,
          graceUntil,
          "promise/" + promiseId,
          "promised for " + Phrases.day(promisedFor),
          by);
    }
  }

  private final PromiseMapper mapper;
  private final Blocks blocks;

  PromiseBook(PromiseMapper mapper, Blocks blocks) {
    this.mapper = mapper;
    this.blocks = blocks;
  }

  /**
   * A new promise with a block on each of its invoices.
   *
   * @param shares what of which invoice
   * @return its id
   */
  long enter(PromiseMapper.Taken promise, Map<Long, BigDecimal> shares) {
    long id = mapper.insert(promise);
    Long[] invoices = shares.keySet().toArray(Long[]::new);
    mapper.insertItems(id, invoices, shares.values().toArray(BigDecimal[]::new));
    block(new Cover(id, promise.promisedFor(), promise.graceUntil(), promise.takenBy()), shares);
    return id;
  }

  /** Blocks so much of each invoice, or changes the block that is there. */
  void block(Cover cover, Map<Long, BigDecimal> amounts) {
    Map<Long, Long> set =
        blocks.setAll(
            amounts.entrySet().stream()
                .map(share -> cover.of(share.getKey(), share.getValue()))
                .toList());
    mapper.setBlocks(
        cover.promiseId(), set.keySet().toArray(Long[]::new), set.values().toArray(Long[]::new));
  }

  /** Lifts whatever these promises block. */
  void unblock(Collection<Long> promiseIds, String by) {
    lift(mapper.openBlocks(promiseIds.toArray(Long[]::new)), by);
  }

  void lift(Collection<Long> blockIds, String by) {
    blocks.liftAll(blockIds, by);
  }
}
