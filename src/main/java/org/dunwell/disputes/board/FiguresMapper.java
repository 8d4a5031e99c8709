package org.dunwell.disputes.board;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

/** What the figures read: a statement each, however many disputes there are. */
@Mapper
interface FiguresMapper {

  /**
   * Disputes of one kind.
   *
   * @param code of the reason, the product line or the site; null: of all
   * @param decided credited, corrected or rejected by us
   * @param upheld of them credited or corrected, in full or in part
   * @param median seconds from raised to ended, percentile_cont(0.5); null when none has ended
   * @param p90 the same, percentile_cont(0.9)
   */
  record Group(
      String code,
      long disputes,
      long open,
      long decided,
      long upheld,
      Double median,
      Double p90) {}

  /**
   * Money of one kind in one currency.
   *
   * @param code as in {@link Group}
   * @param disputed when it was raised
   * @param decided of it what we have credited, corrected or rejected
   * @param upheld what the customers need not pay of that
   */
  record MoneyOf(
      String code, String currency, BigDecimal disputed, BigDecimal decided, BigDecimal upheld) {}

  /**
   * A month.
   *
   * @param open at its end; of the month that runs, now
   */
  record Month(LocalDate month, long raised, long ended, long open) {}

  /** By reason; the row without a code is about all of them. */
  List<Group> reasons(@Param("f") FiguresFilter filter, @Param("zone") String zone);

  List<MoneyOf> money(@Param("f") FiguresFilter filter, @Param("zone") String zone);

  /**
   * By what the invoice sold or where.
   *
   * @param bySite by site, else by product line
   */
  List<Group> sold(
      @Param("f") FiguresFilter filter,
      @Param("zone") String zone,
      @Param("bySite") boolean bySite,
      @Param("limit") int limit);

  List<MoneyOf> moneySold(
      @Param("f") FiguresFilter filter,
      @Param("zone") String zone,
      @Param("bySite") boolean bySite,
      @Param("limit") int limit);

  /** The months from the first dispute or the filter's first day on, the latest so many. */
  List<Month> months(
      @Param("f") FiguresFilter filter,
      @Param("zone") String zone,
      @Param("today") LocalDate today,
      @Param("most") int most);
}
