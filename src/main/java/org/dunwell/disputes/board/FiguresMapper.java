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
   * Disputes that have something in common.
   *
   * @param kind of the code: {@code reason}, {@code line} or {@code site}
   * @param code null: of all
   * @param currency null: of all
   * @param decided credited, corrected or rejected by us
   * @param upheld of them credited or corrected, in full or in part
   * @param median seconds from raised to ended, percentile_cont(0.5); null when none has ended
   * @param p90 the same, percentile_cont(0.9)
   * @param money disputed when it was raised; means nothing without a currency, as the next two
   * @param moneyDecided of it what we have credited, corrected or rejected
   * @param moneyUpheld what the customers need not pay of that
   */
  record Group(
      String kind,
      String code,
      String currency,
      long disputes,
      long open,
      long decided,
      long upheld,
      Double median,
      Double p90,
      BigDecimal money,
      BigDecimal moneyDecided,
      BigDecimal moneyUpheld) {}

  /**
   * A month.
   *
   * @param open at its end; of the month that runs, now
   */
  record Month(LocalDate month, long raised, long ended, long open) {}

  /** By reason, and all of them together; each also by currency. */
  List<Group> reasons(@Param("f") FiguresFilter filter, @Param("zone") String zone);

  /** By what the invoices sold and where, those with the most disputes first; also by currency. */
  List<Group> sold(
      @Param("f") FiguresFilter filter, @Param("zone") String zone, @Param("limit") int limit);

  /** The months from the first dispute or the filter's first day on, the latest so many. */
  List<Month> months(
      @Param("f") FiguresFilter filter,
      @Param("zone") String zone,
      @Param("today") LocalDate today,
      @Param("most") int most);
}
