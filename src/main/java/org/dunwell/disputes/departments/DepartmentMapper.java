package org.dunwell.disputes.departments;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

/** Departments with their hours and closed days; a code of null stands for all of them. */
@Mapper
interface DepartmentMapper {

  /** More departments than this, and nobody finds the right one. */
  int MOST = 200;

  /** As its row is stored. */
  record Row(
      String code,
      String name,
      String email,
      ZoneId zone,
      String calendar,
      Instant retiredAt,
      int version) {}

  /** A closing time of midnight is the end of the day. */
  record HoursRow(String department, int weekday, LocalTime opens, LocalTime closes) {}

  record ClosedRow(String department, LocalDate day, String why) {}

  List<Row> departments(@Param("code") String code);

  List<HoursRow> hours(@Param("code") String code);

  List<ClosedRow> closedDays(@Param("code") String code);

  /** 0 when the code or the name is taken. */
  int insert(@Param("code") String code, @Param("d") DepartmentEntry department);

  /** 0 when somebody else has changed it since this version. */
  int change(
      @Param("code") String code,
      @Param("version") int version,
      @Param("d") DepartmentEntry department);

  boolean nameTaken(@Param("code") String code, @Param("name") String name);

  /** 0 when it was so already; null takes it back. */
  int retire(@Param("code") String code, @Param("at") Instant at);

  int deleteHours(@Param("code") String code);

  int insertHours(@Param("rows") List<HoursRow> rows);

  /** 0 when the day is closed already. */
  int close(@Param("code") String code, @Param("day") ClosedDay day);

  int reopen(@Param("code") String code, @Param("day") LocalDate day);

  /** Codes of reasons in use that name it, in order. */
  List<String> reasonsOf(@Param("code") String code);
}
