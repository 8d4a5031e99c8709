package org.dunwell.disputes.departments;

import java.time.DayOfWeek;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.dunwell.disputes.departments.DepartmentMapper.ClosedRow;
import org.dunwell.disputes.departments.DepartmentMapper.HoursRow;
import org.springframework.stereotype.Component;

/** Puts departments together from their rows, and their hours into rows. */
@Component
class DepartmentBook {

  private final DepartmentMapper mapper;

  DepartmentBook(DepartmentMapper mapper) {
    this.mapper = mapper;
  }

  void storeHours(String code, DepartmentEntry entry) {
    mapper.deleteHours(code);
    mapper.insertHours(
        entry.hours().stream()
            .map(open -> new HoursRow(code, open.day().getValue(), open.opens(), open.closes()))
            .toList());
  }

  /**
   * @param code null for all of them
   */
  List<Department> read(String code) {
    Map<String, List<HoursRow>> hours =
        mapper.hours(code).stream().collect(Collectors.groupingBy(HoursRow::department));
    Map<String, List<ClosedRow>> closed =
        mapper.closedDays(code).stream().collect(Collectors.groupingBy(ClosedRow::department));
    return mapper.departments(code).stream()
        .map(
            row ->
                department(
                    row,
                    hours.getOrDefault(row.code(), List.of()),
                    closed.getOrDefault(row.code(), List.of())))
        .toList();
  }

  private static Department department(
      DepartmentMapper.Row row, List<HoursRow> hours, List<ClosedRow> closed) {
    return new Department(
        row.code(),
        row.name(),
        row.email(),
        row.zone(),
        row.calendar(),
        hours.stream()
            .map(open -> new Hours(DayOfWeek.of(open.weekday()), open.opens(), open.closes()))
            .toList(),
        closed.stream().map(day -> new ClosedDay(day.day(), day.why())).toList(),
        row.retiredAt(),
        row.version());
  }
}
