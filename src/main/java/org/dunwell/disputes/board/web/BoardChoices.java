package org.dunwell.disputes.board.web;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dunwell.disputes.board.Board;
import org.dunwell.disputes.board.BoardFilter;
import org.dunwell.disputes.departments.Department;
import org.dunwell.disputes.departments.Departments;
import org.dunwell.disputes.reasons.ReasonCode;
import org.dunwell.disputes.reasons.ReasonCodes;
import org.dunwell.platform.calendar.DayWords;
import org.dunwell.platform.security.Memberships;
import org.springframework.stereotype.Component;

/** What the filters of the board offer, and what people call it. */
@Component
class BoardChoices {

  private static final Map<String, String> STAGES =
      inOrder(
          "new", "new",
          "investigated", "investigated",
          "paused", "paused",
          "escalated", "escalated",
          "to-approve", "to approve");

  private static final Map<String, String> STATES =
      inOrder("open", "open", "ended", "ended", "all", "open and ended");

  private final ReasonCodes reasons;
  private final Departments departments;
  private final Memberships people;
  private final Board board;

  BoardChoices(ReasonCodes reasons, Departments departments, Memberships people, Board board) {
    this.reasons = reasons;
    this.departments = departments;
    this.people = people;
    this.board = board;
  }

  /** Names by condition and value; retired ones are there, too: their disputes are. */
  Map<String, Map<String, String>> names(BoardFilter filter) {
    return Map.of(
        "state", STATES,
        "stage", STAGES,
        "outcome",
            inOrder(
                BoardFilter.OUTCOMES.stream()
                    .flatMap(outcome -> Stream.of(outcome, outcome))
                    .toArray(String[]::new)),
        "reason", reasons(),
        "department", departments(),
        "owner", owners(filter),
        "from", day(filter.from()),
        "to", day(filter.to()),
        "openOn", day(filter.openOn()));
  }

  /** Names of reasons by code. */
  Map<String, String> reasons() {
    return by(reasons.all(), ReasonCode::code, ReasonCode::name);
  }

  /** Names of departments by code. */
  Map<String, String> departments() {
    return by(departments.all(), Department::code, Department::name);
  }

  private Map<String, String> owners(BoardFilter filter) {
    Map<String, String> all = inOrder("me", "me", "nobody", "nobody");
    Map<String, String> names =
        by(people.everybody(), Memberships.Member::id, Memberships.Member::name);
    Stream.concat(board.owners().stream(), Stream.of(filter.owner()))
        .filter(Objects::nonNull)
        .forEach(id -> all.putIfAbsent(id, names.getOrDefault(id, id)));
    return all;
  }

  private static Map<String, String> day(LocalDate day) {
    return day == null ? Map.of() : Map.of(day.toString(), DayWords.of(day));
  }

  private static <T> Map<String, String> by(
      List<T> all, Function<T, String> code, Function<T, String> name) {
    return all.stream()
        .collect(Collectors.toMap(code, name, (one, same) -> one, LinkedHashMap::new));
  }

  private static Map<String, String> inOrder(String... pairs) {
    Map<String, String> all = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      all.put(pairs[i], pairs[i + 1]);
    }
    return all;
  }
}
