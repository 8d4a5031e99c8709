package org.dunwell.collections.worklist;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

@Mapper
interface WorklistMapper {

  /** A line as it is read; lists still as JSON. */
  record Row(
      long customerId,
      String number,
      String name,
      String owner,
      String portfolio,
      String segment,
      String riskClass,
      String place,
      String placedBy,
      String advice,
      String todo,
      int points,
      String reasons,
      int daysLate,
      BigDecimal worth,
      String amounts,
      Instant lastTouchAt,
      String lastTouch,
      LocalDate promisedFor,
      String promises,
      int brokenPromises,
      String nextAction,
      Instant nextAt,
      LocalDate snoozedUntil,
      String snoozeReason,
      String processInstanceId,
      Long mailId,
      Long planRequestId,
      Instant computedAt) {}

  void lock();

  List<CustomerFacts> facts(@Param("customers") Long[] customers, @Param("now") Instant now);

  /** Takes away the lines of {@code customers} that are not among {@code kept}. */
  void remove(@Param("customers") Long[] customers, @Param("kept") Long[] kept);

  void write(@Param("lines") String json);

  List<Row> list(
      @Param("scope") WorklistScope scope,
      @Param("f") WorklistFilter filter,
      @Param("limit") int limit,
      @Param("offset") int offset);

  Worklist.Counts counts(@Param("owners") String[] owners);

  long count(@Param("scope") WorklistScope scope, @Param("f") WorklistFilter filter);

  /** Who comes after that customer, whether or not the customer itself still fits the filter. */
  Optional<String> following(
      @Param("scope") WorklistScope scope,
      @Param("f") WorklistFilter filter,
      @Param("after") String number);

  boolean hasLine(@Param("number") String number);

  /** Whether one of these users owns a customer. */
  boolean ownsAny(@Param("owners") String[] owners);

  Optional<Row> ofCustomer(@Param("customer") long customerId);
}
