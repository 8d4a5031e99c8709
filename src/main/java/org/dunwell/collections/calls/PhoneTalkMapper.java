package org.dunwell.collections.calls;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

@Mapper
interface PhoneTalkMapper {

  /** Those of these calls of the line of which somebody has entered the outcome. */
  List<Long> entered(@Param("ids") Long[] phoneCallIds);

  Optional<String> note(@Param("id") long phoneCallId);

  void keepNote(
      @Param("id") long phoneCallId,
      @Param("note") String note,
      @Param("by") String by,
      @Param("now") Instant now);

  /** As it holds: corrected ones are left out. */
  Optional<Call> entry(@Param("id") long phoneCallId);

  Optional<Long> promise(@Param("id") long phoneCallId);
}
