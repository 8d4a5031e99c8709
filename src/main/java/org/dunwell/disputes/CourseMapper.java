package org.dunwell.disputes;

import java.time.Instant;
import java.util.Optional;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

@Mapper
interface CourseMapper {

  /**
   * A dispute that gets its course.
   *
   * @param escalation null unless a credit manager settles it from the beginning
   */
  record Routed(
      long id,
      String department,
      int workingMinutes,
      Instant remindAt,
      Instant dueAt,
      String escalation,
      long decisionId) {}

  /** When the clock of a dispute runs out. */
  record Deadlines(Instant remindAt, Instant dueAt) {}

  Optional<Course> byId(@Param("id") long id);

  void route(@Param("routed") Routed routed, @Param("now") Instant now);

  void own(@Param("id") long id, @Param("owner") String owner);

  void move(
      @Param("id") long id,
      @Param("department") String department,
      @Param("deadlines") Deadlines deadlines);

  void reminded(@Param("id") long id, @Param("now") Instant now);

  /** 0 when it was escalated already or is over. */
  int escalate(@Param("id") long id, @Param("why") String why, @Param("now") Instant now);

  void pause(
      @Param("id") long id,
      @Param("from") Instant from,
      @Param("until") Instant until,
      @Param("deadlines") Deadlines deadlines);

  void resume(@Param("id") long id, @Param("deadlines") Deadlines deadlines);

  /** The clock stood from then until then; one that is still open there is moved. */
  void writePause(
      @Param("id") long id,
      @Param("from") Instant from,
      @Param("until") Instant until,
      @Param("why") String why);
}
