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
  record Row(Fact fact, String urgency, long decisionId, String owner, Instant at) {}

  void note(@Param("facts") Collection<Fact> facts, @Param("now") Instant now);

  Optional<Instant> firstNoted();

  List<Noted> noted(@Param("limit") int limit);

  void forget(@Param("ids") Long[] ids);

  /** Empty when there is one of this episode, or an open one of what holds for a while. */
  Optional<Long> insert(@Param("row") Row row);

  /** What holds for a while holds no more. */
  void end(@Param("party") long partyId, @Param("kind") String kind, @Param("now") Instant now);

  /** What holds for a while has become urgent: the one that only watches it is over and seen. */
  void overtake(
      @Param("party") long partyId, @Param("kind") String kind, @Param("now") Instant now);

  List<CreditAlert> list(@Param("wanted") CreditAlerts.Wanted wanted, @Param("limit") int limit);

  long countOpen(@Param("most") int most);

  /** Another one says what these say: nobody has to look. */
  void known(@Param("ids") Long[] ids, @Param("now") Instant now);

  int seen(@Param("ids") Long[] ids, @Param("by") String by, @Param("now") Instant now);

  /** All of a party. */
  void seenOf(@Param("party") long partyId, @Param("by") String by, @Param("now") Instant now);
}
