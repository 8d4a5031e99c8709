package org.dunwell.credit;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

@Mapper
interface PartyMapper {

  List<Party> byIds(@Param("ids") Long[] ids);

  /** Whether there is one and the signed-in person may see it. */
  boolean sees(@Param("party") long partyId);

  List<Party> byCustomers(@Param("customers") Long[] customers);

  List<Party> prospects(@Param("limit") int limit);

  /** A party for each of these customers, or of all for null, that has none. */
  int makeMissing(@Param("customers") Long[] customers, @Param("now") Instant now);

  long insertProspect(@Param("prospect") NewProspect prospect, @Param("now") Instant now);

  int identify(
      @Param("party") long partyId,
      @Param("registrationNumber") String registrationNumber,
      @Param("vatId") String vatId,
      @Param("industry") String industry);

  int convert(
      @Param("party") long partyId, @Param("customer") long customerId, @Param("now") Instant now);
}
