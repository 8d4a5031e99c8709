package org.dunwell.disputes;

import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import org.dunwell.receivables.Blocks;
import org.dunwell.receivables.NewBlock;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** How disputes end: the block goes and the timeline says why. The customer is locked. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class DisputeEnds {

  /**
   * An ending.
   *
   * @param outcome see {@link Dispute}
   * @param credited what the customer need not pay; 0 if nothing
   * @param why for the timeline; may be null
   * @param by a user id, or {@code system}
   */
  public record End(String outcome, BigDecimal credited, String why, String by) {}

  private final DisputeMapper mapper;
  private final DisputeNews news;
  private final Blocks blocks;
  private final Clock clock;

  DisputeEnds(DisputeMapper mapper, DisputeNews news, Blocks blocks, Clock clock) {
    this.mapper = mapper;
    this.news = news;
    this.blocks = blocks;
    this.clock = clock;
  }

  /**
   * Ends a dispute.
   *
   * @throws DisputeNotAllowed when it has ended already
   */
  public void end(Dispute dispute, End end) {
    int ended = mapper.end(dispute.id(), end.outcome(), end.credited(), end.by(), clock.instant());
    if (ended == 0) {
      throw new DisputeNotAllowed(
          "Dispute %d has ended meanwhile; nothing was stored.".formatted(dispute.id()));
    }
    blocks.liftOf(List.of(dispute.invoiceId()), dispute.source(), end.by());
    news.ended(dispute, end);
  }

  /** Remembers which credit note ended it. */
  public void creditedBy(long id, long creditNote) {
    mapper.creditedBy(id, creditNote);
  }

  /** What keeps collections away from what is in dispute. */
  static NewBlock block(Dispute dispute, String by) {
    return new NewBlock(
        dispute.invoiceId(),
        "dispute",
        dispute.whole() ? null : dispute.openAmount(),
        null,
        dispute.source(),
        dispute.reasonName(),
        by);
  }
}
