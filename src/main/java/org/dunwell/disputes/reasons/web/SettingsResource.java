package org.dunwell.disputes.reasons.web;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.dunwell.disputes.departments.ClosedDay;
import org.dunwell.disputes.departments.Department;
import org.dunwell.disputes.departments.Departments;
import org.dunwell.disputes.departments.OpeningHours;
import org.dunwell.disputes.reasons.ReasonCode;
import org.dunwell.disputes.reasons.ReasonCodes;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.web.Listing;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code /api/reason-codes} and {@code /api/departments}: what programs may name in a dispute and
 * who looks into it. Both lists are short and answered whole.
 */
@RestController
class SettingsResource {

  /**
   * A reason code.
   *
   * @param x12 codes of ANSI X12 element 426
   * @param peppol a code of Peppol's OPStatusReason
   * @param department a department's code
   * @param targetTime of working time
   * @param words how customers read it, by language
   */
  record ReasonView(
      String code,
      String name,
      List<String> x12,
      String peppol,
      String department,
      Duration targetTime,
      Map<String, String> words,
      boolean retired) {}

  /**
   * A department.
   *
   * @param hours by weekday; a day that is missing is off
   * @param closedDays besides the public holidays of the calendar
   */
  record DepartmentView(
      String code,
      String name,
      String email,
      ZoneId zone,
      String calendar,
      Map<DayOfWeek, String> hours,
      List<ClosedDay> closedDays,
      boolean retired) {}

  private final ReasonCodes reasons;
  private final Departments departments;

  SettingsResource(ReasonCodes reasons, Departments departments) {
    this.reasons = reasons;
    this.departments = departments;
  }

  @GetMapping("/api/reason-codes")
  Listing<ReasonView> reasons(@RequestParam(defaultValue = "active") String state) {
    return listing(reasons.all(), ReasonCode::isRetired, state, SettingsResource::view);
  }

  @GetMapping("/api/departments")
  Listing<DepartmentView> departments(@RequestParam(defaultValue = "active") String state) {
    return listing(departments.all(), Department::isRetired, state, SettingsResource::view);
  }

  private static <T, V> Listing<V> listing(
      List<T> all, Predicate<T> retired, String state, Function<T, V> view) {
    Predicate<T> wanted =
        switch (state) {
          case "active" -> retired.negate();
          case "retired" -> retired;
          case "all" -> each -> true;
          default ->
              throw new BrokenRule(
                  "state is '%s'; it must be active, retired or all.".formatted(state));
        };
    List<V> items = all.stream().filter(wanted).map(view).toList();
    return new Listing<>(items, items.size(), null);
  }

  private static ReasonView view(ReasonCode reason) {
    return new ReasonView(
        reason.code(),
        reason.name(),
        reason.x12(),
        reason.peppol(),
        reason.department(),
        reason.targetTime(),
        reason.words(),
        reason.isRetired());
  }

  private static DepartmentView view(Department department) {
    Map<DayOfWeek, String> hours = new LinkedHashMap<>();
    Arrays.stream(DayOfWeek.values())
        .forEach(
            day -> {
              String text = OpeningHours.write(department.hoursOf(day));
              if (!text.isEmpty()) {
                hours.put(day, text);
              }
            });
    return new DepartmentView(
        department.code(),
        department.name(),
        department.email(),
        department.zone(),
        department.calendar(),
        hours,
        department.closedDays(),
        department.isRetired());
  }
}
