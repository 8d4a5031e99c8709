package org.dunwell.collections;

import java.time.Instant;
import java.util.List;
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

  void save(@Param("cases") List<PastDueCase> cases);

  /** Where the door of each case is in the engine: the execution that waits for caseChanged. */
  List<String> doors(@Param("instances") String[] instances);

  List<CaseView> list(
      @Param("running") boolean running, @Param("after") long after, @Param("limit") int limit);

  long count(@Param("running") boolean running);
}
