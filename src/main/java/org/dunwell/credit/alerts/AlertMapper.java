package org.dunwell.credit.alerts;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

@Mapper
interface AlertMapper {

  /**
   * A fact that waits.
   *
   * @param told whether there is an alert of this episode already
   */
  record Noted(
      long id,
      long partyId,
      String kind,
      String episode,
      BigDecimal byHowMuch,
      String what,
      boolean told) {}

  /** An alert to keep. */
  record Row(
      Fact fact, String urgency, long decisionId, String owner, Instant at, Instant mailDueAt) {}

  /** An alert whose mail has not gone out. */
  record Unmailed(
      long id,
      Long customerId,
      String number,
      String name,
      String urgency,
      String what,
      String owner) {}

  void note(@Param("facts") Collection<Fact> facts, @Param("now") Instant now);

  Optional<Instant> firstNoted();

  List<Noted> noted(@Param("limit") int limit);

  void forget(@Param("ids") Long[] ids);

  /** 0 when there is one of this episode, or an open one of what holds for a while. */
  int insert(@Param("row") Row row);

  /** What holds for a while holds no more, or is overtaken by something more urgent. */
  int end(
      @Param("party") long partyId,
      @Param("kind") String kind,
      @Param("urgency") String onlyUrgency,
      @Param("now") Instant now);

  List<CreditAlert> list(@Param("wanted") CreditAlerts.Wanted wanted, @Param("limit") int limit);

  long countOpen(@Param("most") int most);

  int seen(@Param("ids") Long[] ids, @Param("by") String by, @Param("now") Instant now);

  Optional<Instant> firstMailDue();

  /** Whose mails are due; null stands for nobody. */
  List<String> ownersDue(@Param("now") Instant now);

  List<Unmailed> unmailed(@Param("owner") String owner, @Param("limit") int limit);

  void mailed(@Param("ids") Long[] ids, @Param("now") Instant now);

  void mailLater(@Param("owner") String owner, @Param("due") Instant due);

  /** When the last mail about alerts of this owner went out. */
  Optional<Instant> lastMailed(@Param("owner") String owner);
}
