package org.dunwell.promises.evidence;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

@Mapper
interface ProofMapper {

  /** Nothing when the same place of the same call proves this promise already. */
  int insert(
      @Param("promiseId") long promiseId,
      @Param("said") SaidSentence said,
      @Param("by") String by,
      @Param("now") Instant now);

  List<Proof> ofPromises(@Param("ids") Long[] promiseIds);

  List<Proof> ofCalls(@Param("ids") Long[] callIds);

  Optional<Instant> begun(@Param("callId") long callId);
}
