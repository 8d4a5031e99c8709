package org.dunwell.collections;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

@Mapper
interface CaseMapper {

  /** Invoices past due in this zone today that have no running case, in id order. */
  List<Long> withoutCase(
      @Param("zone") String zone,
      @Param("today") java.time.LocalDate today,
      @Param("after") long after,
      @Param("limit") int limit);

  /** Makes the next episode's row for each invoice that has no running case. */
  List<PastDueCase> open(@Param("invoices") Long[] invoices, @Param("now") Instant now);

  List<PastDueCase> lockByInvoices(@Param("invoices") Long[] invoices);

  List<PastDueCase> lockByInstances(@Param("instances") String[] instances);

  List<PastDueCase> lockByKey(@Param("businessKey") String businessKey);

  /** What credit managers had to do with these invoices, where they had anything. */
  List<ManagerFacts> managerFacts(@Param("invoices") Long[] invoices);

  /** Cases by column. */
  record Columns(
      Long[] ids,
      String[] instances,
      String[] actions,
      String[] tones,
      String[] nextAts,
      Long[] decisionNos,
      Long[] decisionIds,
      String[] endedAts,
      String[] outcomes) {

    static Columns of(List<PastDueCase> cases) {
      return new Columns(
          numbers(cases, PastDueCase::id),
          texts(cases, PastDueCase::processInstanceId),
          texts(cases, PastDueCase::action),
          texts(cases, PastDueCase::tone),
          texts(cases, PastDueCase::nextAt),
          numbers(cases, row -> (long) row.decisionNo()),
          numbers(cases, PastDueCase::decisionId),
          texts(cases, PastDueCase::endedAt),
          texts(cases, PastDueCase::outcome));
    }

    private static Long[] numbers(List<PastDueCase> cases, Function<PastDueCase, Long> column) {
      return cases.stream().map(column).toArray(Long[]::new);
    }

    private static String[] texts(List<PastDueCase> cases, Function<PastDueCase, ?> column) {
      return cases.stream().map(column).map(v -> Objects.toString(v, null)).toArray(String[]::new);
    }
  }

  void save(@Param("cases") Columns cases);

  /** Where the door of each case is in the engine: the execution that waits for caseChanged. */
  List<String> doors(@Param("instances") String[] instances);

  List<CaseView> list(
      @Param("running") boolean running, @Param("after") long after, @Param("limit") int limit);

  long count(@Param("running") boolean running);
}
