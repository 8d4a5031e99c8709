package org.dunwell.disputes;

import java.time.Instant;
import java.util.List;
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

  /**
   * Courses as columns for one statement; moments as text, which arrays carry without a zone lost.
   */
  record RoutedRows(
      Long[] ids,
      String[] departments,
      Integer[] workingMinutes,
      String[] remindAt,
      String[] dueAt,
      String[] escalations,
      Long[] decisionIds) {

    static RoutedRows of(List<Routed> rows) {
      return new RoutedRows(
          rows.stream().map(Routed::id).toArray(Long[]::new),
          rows.stream().map(Routed::department).toArray(String[]::new),
          rows.stream().map(Routed::workingMinutes).toArray(Integer[]::new),
          rows.stream().map(row -> row.remindAt().toString()).toArray(String[]::new),
          rows.stream().map(row -> row.dueAt().toString()).toArray(String[]::new),
          rows.stream().map(Routed::escalation).toArray(String[]::new),
          rows.stream().map(Routed::decisionId).toArray(Long[]::new));
    }
  }

  /** When the clock of a dispute runs out. */
  record Deadlines(Instant remindAt, Instant dueAt) {}

  Optional<Course> byId(@Param("id") long id);

  /** One statement, however many they are. */
  void route(@Param("rows") RoutedRows rows, @Param("now") Instant now);

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
