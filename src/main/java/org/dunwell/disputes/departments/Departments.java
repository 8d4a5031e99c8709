package org.dunwell.disputes.departments;

import java.time.Clock;
import java.util.List;
import java.util.regex.Pattern;
import org.dunwell.disputes.SettingsHistory;
import org.dunwell.disputes.SettingsHistory.Change;
import org.dunwell.disputes.SettingsHistory.Kind;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.NotThere;
import org.dunwell.platform.calendar.WorkingDays;
import org.dunwell.platform.security.Memberships.Member;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The departments that look into disputes: read, entered, changed, retired. */
@Component
public class Departments {

  private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9-]{1,30}");

  private final DepartmentMapper mapper;
  private final DepartmentBook book;
  private final DepartmentPeople people;
  private final SettingsHistory history;
  private final WorkingDays workingDays;
  private final Clock clock;

  Departments(
      DepartmentMapper mapper,
      DepartmentBook book,
      DepartmentPeople people,
      SettingsHistory history,
      WorkingDays workingDays,
      Clock clock) {
    this.mapper = mapper;
    this.book = book;
    this.people = people;
    this.history = history;
    this.workingDays = workingDays;
    this.clock = clock;
  }

  /** All of them by name, retired ones last. */
  public List<Department> all() {
    return book.read(null);
  }

  /** Those that disputes may be given to, by name. */
  public List<Department> active() {
    return all().stream().filter(department -> !department.isRetired()).toList();
  }

  /**
   * The department of this code, retired or not.
   *
   * @throws NotThere when there is none
   */
  public Department byCode(String code) {
    return book.read(code == null ? "" : code).stream()
        .findFirst()
        .orElseThrow(() -> new NotThere("department", code));
  }

  /** How the department's time counts. */
  public WorkingTime workingTime(Department department) {
    return WorkingTime.of(department, workingDays);
  }

  /** What was changed about it, newest first. */
  public List<Change> history(String code) {
    return history.of(Kind.DEPARTMENT, code);
  }

  /**
   * Makes a department and the engine's group of its people.
   *
   * @throws BrokenRule when the code cannot be one, or the code or the name is taken
   */
  @Transactional
  public Department add(String code, DepartmentEntry entry, String by) {
    String plain = code == null ? "" : code.strip();
    if (!CODE.matcher(plain).matches()) {
      throw new BrokenRule(
          "\"%s\" cannot be the code of a department. Give 2 to 31 small letters, digits and hyphens that begin with a letter, such as cash-app."
              .formatted(plain));
    }
    checkCalendar(entry);
    if (mapper.insert(plain, entry) == 0) {
      throw new BrokenRule(
          "There is a department with the code %s or the name %s already. Give this one another, or reinstate that one."
              .formatted(plain, entry.name()));
    }
    book.storeHours(plain, entry);
    Department made = byCode(plain);
    people.ensureGroup(made);
    history.add(Kind.DEPARTMENT, plain, by, "Made: " + DepartmentWords.of(made));
    return made;
  }

  /**
   * Renames it, gives it other hours, another address, zone or calendar. What is under way keeps
   * the dates it has.
   *
   * @param version of what was read
   * @throws BrokenRule when somebody else has changed it meanwhile, or the name is taken
   */
  @Transactional
  public Department change(String code, int version, DepartmentEntry entry, String by) {
    Department before = byCode(code);
    checkCalendar(entry);
    if (mapper.nameTaken(code, entry.name())) {
      throw new BrokenRule(
          "Another department is called %s. Give this one another name.".formatted(entry.name()));
    }
    if (mapper.change(code, version, entry) == 0) {
      throw new BrokenRule(
          "Somebody has changed the department %s meanwhile. Read it again, then change it."
              .formatted(code));
    }
    book.storeHours(code, entry);
    Department after = byCode(code);
    people.ensureGroup(after);
    String what = DepartmentWords.changes(before, after);
    if (!what.isEmpty()) {
      history.add(Kind.DEPARTMENT, code, by, what);
    }
    return after;
  }

  /**
   * From now on nothing is given to it; what it has it may finish. Twice changes nothing.
   *
   * @throws BrokenRule while reasons in use name it
   */
  @Transactional
  public void retire(String code, String by) {
    byCode(code);
    if (mapper.retire(code, clock.instant()) == 0) {
      return;
    }
    List<String> reasons = mapper.reasonsOf(code);
    if (!reasons.isEmpty()) {
      throw new BrokenRule(
          "%s is still responsible for %s. Give these reasons to another department first."
              .formatted(code, String.join(", ", reasons)));
    }
    history.add(Kind.DEPARTMENT, code, by, "Retired");
  }

  /** Disputes may be given to it again. Twice changes nothing. */
  @Transactional
  public void reinstate(String code, String by) {
    byCode(code);
    if (mapper.retire(code, null) > 0) {
      history.add(Kind.DEPARTMENT, code, by, "Reinstated");
    }
  }

  /** The people of a department, by name. */
  public List<Member> members(String code) {
    return people.of(byCode(code));
  }

  /** The codes of a user's departments, in order. */
  public List<String> ofUser(String user) {
    return people.departmentsOf(user);
  }

  /**
   * Lets somebody work in a department. Twice changes nothing.
   *
   * @throws BrokenRule when there is no such user, or the department is retired
   */
  @Transactional
  public void addMember(String code, String user, String by) {
    Department department = byCode(code);
    if (department.isRetired()) {
      throw new BrokenRule(
          "%s is retired and gets no more work. Reinstate it first.".formatted(department.name()));
    }
    if (people.join(user, department)) {
      history.add(Kind.DEPARTMENT, code, by, user + " works here");
    }
  }

  /** Somebody works in a department no longer. Twice changes nothing. */
  @Transactional
  public void removeMember(String code, String user, String by) {
    if (people.leave(user, byCode(code))) {
      history.add(Kind.DEPARTMENT, code, by, user + " no longer works here");
    }
  }

  private void checkCalendar(DepartmentEntry entry) {
    if (!workingDays.knows(entry.calendar())) {
      throw new BrokenRule(
          "Nobody knows the public holidays of \"%s\". Give a country such as DE, with a region such as DE-BY where one has its own."
              .formatted(entry.calendar()));
    }
  }
}
