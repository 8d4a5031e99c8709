package org.dunwell.credit.orders;

import java.time.Instant;
import java.util.Optional;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

@Mapper
interface RecheckMapper {

  /**
   * Puts down who has orders that wait, among these parties and all who share a group with them.
   *
   * @param approved whether approved orders count as well
   */
  int mark(
      @Param("parties") Long[] partyIds,
      @Param("approved") boolean approved,
      @Param("now") Instant now);

  /** The same of everybody whose orders are held. */
  int markAll(@Param("now") Instant now);

  Optional<Instant> nextDue();

  /** A customer whose orders are to be looked at. */
  record Waiting(long partyId, long customerId) {}

  /** The one that waits longest; null when there is none. */
  Waiting next();

  /** Takes it away, waiting for whoever is just asking for it again. */
  void done(@Param("party") long partyId);
}
