package org.dunwell.credit.reviews;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

@Mapper
interface ReviewMapper {

  /** A review to begin. */
  record Row(
      long partyId,
      String cause,
      String by,
      Instant at,
      Instant waitUntil,
      Integer pointsBefore,
      String classBefore) {}

  /** A party's next date, and the decision behind it; a date of null is never. */
  record Next(long partyId, LocalDate on, long decisionId) {}

  /** Empty when one of this party runs already. */
  Optional<Long> insert(@Param("row") Row row);

  Optional<CreditReview> running(@Param("party") long partyId);

  /** Those of these parties of whom a review runs. */
  List<Long> inReview(@Param("parties") Long[] partyIds);

  Optional<CreditReview> byId(@Param("id") long id);

  List<CreditReview> of(@Param("party") long partyId, @Param("limit") int limit);

  void started(@Param("id") long id, @Param("instance") String instance);

  List<String> instances(@Param("parties") Long[] partyIds);

  /** 0 when it was decided meanwhile. */
  int decide(
      @Param("id") long id,
      @Param("decision") String decision,
      @Param("amount") BigDecimal amount,
      @Param("note") String note,
      @Param("by") String by,
      @Param("now") Instant now);

  /** Parties of whom nobody has said yet when they are looked at. */
  List<Long> withoutDate(@Param("limit") int limit);

  void setNext(@Param("all") Collection<Next> all, @Param("now") Instant now);

  Optional<LocalDate> next(@Param("party") long partyId);

  /** Those whose day has come and of whom no review runs. */
  List<Long> due(@Param("day") LocalDate day, @Param("limit") int limit);

  void clearNext(@Param("party") long partyId);
}
