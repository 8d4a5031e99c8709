package org.dunwell.credit.payers;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Customers with a poor payment history whom the signed-in person may see. */
@Component
public class PoorPayers {

  /** A spreadsheet holds more, a person reads less. */
  public static final int MOST_EXPORTED = 100_000;

  /** How many there are in one currency, and what they owe. */
  public record Total(
      String currency,
      long customers,
      BigDecimal openAmount,
      BigDecimal pastDue,
      BigDecimal expectedLoss) {}

  /**
   * A page of the list.
   *
   * @param total how many fit, of all currencies
   */
  public record Page(List<PoorPayer> lines, List<Total> totals, long total) {

    /** Whether there are more up to the end of this page. */
    public boolean goesOn(int page, int size) {
      return total > (long) page * size;
    }
  }

  private final PoorPayerMapper mapper;

  PoorPayers(PoorPayerMapper mapper) {
    this.mapper = mapper;
  }

  /** Two statements, however many there are. */
  public Page page(PoorPayerFilter filter, String user, int size) {
    PoorPayerFilter seen = filter.asSeenBy(user);
    List<Total> totals = mapper.totals(seen);
    return new Page(
        mapper.list(seen, new PoorPayerMapper.Part(size, (filter.page() - 1) * size)),
        totals,
        totals.stream().mapToLong(Total::customers).sum());
  }

  /** Hands over line by line, at most {@link #MOST_EXPORTED}, in order. */
  @Transactional(readOnly = true)
  public void each(PoorPayerFilter filter, String user, Consumer<PoorPayer> reader) {
    mapper.each(
        filter.asSeenBy(user),
        new PoorPayerMapper.Part(MOST_EXPORTED, 0),
        context -> reader.accept(context.getResultObject()));
  }

  /**
   * All lines as a user sees them who is not signed in now, in order; in the caller's transaction.
   */
  void eachFor(PoorPayerFilter filter, String user, Consumer<PoorPayer> reader) {
    mapper.eachFor(
        filter.asSeenBy(user),
        user,
        new PoorPayerMapper.Part(MOST_EXPORTED, 0),
        context -> reader.accept(context.getResultObject()));
  }

  /** The first lines as a user sees them who is not signed in now. */
  List<PoorPayer> first(PoorPayerFilter filter, String user, int limit) {
    return mapper.listFor(filter.asSeenBy(user), user, new PoorPayerMapper.Part(limit, 0));
  }
}
