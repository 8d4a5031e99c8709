package org.dunwell.disputes.board;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * All disputes that whoever is signed in may see, narrowed by a filter; what is due first first.
 */
@Component
public class Board {

  /** A spreadsheet holds more, a person reads less; and one download does not hold up the house. */
  public static final int MOST_EXPORTED = 100_000;

  /** A list to choose from that is longer helps nobody. */
  private static final int MOST_OWNERS = 200;

  /**
   * How many fit the filter and how much they are about, in one currency.
   *
   * @param disputed what is in dispute; of ended ones, what was
   */
  public record Total(String currency, long disputes, BigDecimal disputed) {}

  /** How many open ones there are, of them one's own and those whose time is used up. */
  public record Counts(long open, long mine, long overdue) {}

  /**
   * A page of the board.
   *
   * @param total how many fit, of all currencies
   */
  public record Page(List<BoardLine> lines, List<Total> totals, long total) {

    /** Whether there are more lines than up to the end of this page. */
    public boolean goesOn(int page) {
      return total > (long) page * BoardFilter.PAGE;
    }
  }

  private final BoardMapper mapper;
  private final Clock clock;

  Board(BoardMapper mapper, Clock clock) {
    this.mapper = mapper;
    this.clock = clock;
  }

  /** Three statements, however many there are. */
  public Page page(BoardFilter filter, String user, ZoneId zone) {
    BoardFilter seen = filter.asSeenBy(user);
    BoardMapper.At at = at(zone);
    List<Total> totals = mapper.totals(seen, at);
    int offset = (filter.page() - 1) * BoardFilter.PAGE;
    return new Page(
        mapper.list(seen, at, new BoardMapper.Part(BoardFilter.PAGE, offset)),
        totals,
        totals.stream().mapToLong(Total::disputes).sum());
  }

  /** Hands over line by line, at most {@link #MOST_EXPORTED}, in the order of the board. */
  @Transactional(readOnly = true)
  public void each(BoardFilter filter, String user, ZoneId zone, Consumer<BoardLine> reader) {
    mapper.each(
        filter.asSeenBy(user),
        at(zone),
        new BoardMapper.Part(MOST_EXPORTED, 0),
        context -> reader.accept(context.getResultObject()));
  }

  /** What stands on the tabs above the board. */
  public Counts counts(String user) {
    return mapper.counts(user, clock.instant());
  }

  /** User ids of those who work on open disputes, in order. */
  public List<String> owners() {
    return mapper.owners(MOST_OWNERS);
  }

  private BoardMapper.At at(ZoneId zone) {
    return new BoardMapper.At(clock.instant(), zone.getId());
  }
}
