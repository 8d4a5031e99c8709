package org.dunwell.workspace.phone;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

/** Calls of the line that the signed-in person may see, as a list reads them. */
@Mapper
interface CallList {

  /**
   * Which calls.
   *
   * @param words as people type them into a search; null for all calls
   * @param direction null for all
   * @param user whose calls; null for everybody's
   * @param before an id to go on from; null for the newest
   */
  record Wanted(String words, String direction, String user, Long before) {}

  /**
   * A call.
   *
   * @param customerNumber null while nobody knows who called
   * @param at when somebody answered, else when it was dialled
   * @param audible whether the recording can be heard
   * @param hit the first sentence with one of the words; null when none were asked for
   * @param hitSpeaker {@code customer} or {@code collector}
   * @param hitMillis where it begins in the recording
   */
  record Line(
      long id,
      String direction,
      String customerNumber,
      String customerName,
      String theirNumber,
      String user,
      Instant at,
      Long millis,
      String state,
      String outcome,
      boolean audible,
      boolean written,
      String hit,
      String hitSpeaker,
      Long hitMillis) {}

  List<Line> all(@Param("wanted") Wanted wanted, @Param("limit") int limit);

  /** Those with the words in their transcript. */
  List<Line> found(@Param("wanted") Wanted wanted, @Param("limit") int limit);
}
