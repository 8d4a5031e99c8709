package org.dunwell.collections.tomorrow;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

@Mapper
interface TomorrowMapper {

  /** A line to insert. */
  record NewLine(
      LocalDate day,
      long customerId,
      long sellingEntityId,
      Instant at,
      String step,
      String channel,
      String tone,
      String recipient,
      String subject,
      Long[] invoices,
      String cause,
      String whyNot,
      Instant until) {}

  /** Whose customers are meant: null for everybody's. */
  record Scope(String[] owners, boolean team) {}

  /** Waits until nobody else makes lines; until the end of the transaction. */
  Long lock();

  int insertRun(
      @Param("day") LocalDate day,
      @Param("by") String by,
      @Param("now") Instant now,
      @Param("candidates") int candidates);

  /** The run that is under way, claimed; empty when there is none or another node is at it. */
  Optional<TomorrowRun> claim();

  Optional<Instant> openSince();

  void advance(
      @Param("id") long id,
      @Param("after") long after,
      @Param("done") int done,
      @Param("madeAt") Instant madeAt);

  Optional<TomorrowRun> latest(@Param("day") LocalDate day);

  /** The lines of days that are over. */
  int forget(@Param("before") LocalDate before, @Param("limit") int limit);

  /** What a run has not made anew is no longer so. */
  void dropOlder(@Param("day") LocalDate day, @Param("before") Instant before);

  void delete(@Param("customers") Long[] customers, @Param("day") LocalDate day);

  void insert(@Param("lines") List<NewLine> lines, @Param("now") Instant now);

  List<TomorrowLine> list(
      @Param("day") LocalDate day,
      @Param("scope") Scope scope,
      @Param("f") TomorrowFilter filter,
      @Param("after") long after,
      @Param("limit") int limit);

  long count(
      @Param("day") LocalDate day, @Param("scope") Scope scope, @Param("f") TomorrowFilter filter);

  List<TomorrowTotal> totals(@Param("day") LocalDate day, @Param("scope") Scope scope);

  List<TomorrowLine> ofCustomers(
      @Param("customers") Long[] customers, @Param("day") LocalDate day, @Param("limit") int limit);
}
