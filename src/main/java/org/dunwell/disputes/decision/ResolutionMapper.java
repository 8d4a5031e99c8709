package org.dunwell.disputes.decision;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

@Mapper
interface ResolutionMapper {

  /** What a second person has said. */
  record Approval(
      long resolutionId, String approver, boolean agreed, String note, Instant givenAt) {}

  /** A proposal that was checked. */
  record Row(NewResolution wanted, BigDecimal amount, int approvalsNeeded, Long policyId) {}

  long insert(@Param("row") Row row, @Param("now") Instant now);

  Optional<Resolution> latest(@Param("dispute") long dispute);

  List<Resolution> of(@Param("dispute") long dispute, @Param("limit") int limit);

  List<Approval> approvals(@Param("resolution") long resolution);

  /** 0 when the same person has said something before. */
  int approve(@Param("approval") Approval approval);

  /** 0 when it is not open any more. */
  int end(@Param("id") long id, @Param("state") String state, @Param("now") Instant now);
}
