package org.dunwell.credit.guarantees;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

@Mapper
interface GuaranteeMapper {

  long insert(
      @Param("given") NewGuarantee given,
      @Param("currency") String currency,
      @Param("by") String by,
      @Param("now") Instant now);

  List<Guarantee> of(@Param("party") long partyId, @Param("limit") int limit);

  int end(
      @Param("party") long partyId,
      @Param("id") long id,
      @Param("by") String by,
      @Param("now") Instant now);
}
