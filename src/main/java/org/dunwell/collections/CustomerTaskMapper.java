package org.dunwell.collections;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

@Mapper
interface CustomerTaskMapper {

  /** Opens a task for each of these customers that has none of this kind; answers the new ones. */
  List<CustomerTask> open(
      @Param("kind") String kind, @Param("customers") Long[] customers, @Param("now") Instant now);

  void started(@Param("ids") Long[] ids, @Param("instances") String[] instances);

  /** Puts the running cases on the open task of their customer. */
  void join(
      @Param("kind") String kind,
      @Param("invoices") Long[] invoices,
      @Param("requests") Long[] requests,
      @Param("now") Instant now);

  /** Takes cases off open tasks; answers the call requests that nobody is to act on any more. */
  List<Long> leave(
      @Param("kinds") String[] kinds, @Param("cases") Long[] cases, @Param("now") Instant now);

  /** Of these cases those about which an open hand-over decision is. */
  List<Long> inHandover(@Param("cases") Long[] cases);

  /** Open tasks of these cases on which no case is left. */
  List<CustomerTask> empty(@Param("cases") Long[] cases);

  void withdraw(@Param("ids") Long[] ids, @Param("now") Instant now);

  /** Ends an open task; 0 when somebody else has already. */
  int end(@Param("id") long id, @Param("result") TaskResult result, @Param("now") Instant now);

  List<Long> requests(@Param("id") long id);

  List<Long> invoices(@Param("id") long id);

  /** What the last calls and decisions came to, newest first, a line each. */
  List<String> lastWords(@Param("customer") long customerId, @Param("limit") int limit);

  int brokenPromises(@Param("customer") long customerId);

  TaskBrief brief(@Param("id") long id);

  List<OwedLine> owed(@Param("id") long id, @Param("today") LocalDate today);

  List<Long> withRunningCase(@Param("invoices") Long[] invoices);
}
