package org.dunwell.disputes;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.dunwell.disputes.departments.Department;
import org.dunwell.disputes.departments.Departments;
import org.dunwell.disputes.departments.WorkingTime;
import org.dunwell.disputes.process.DisputeProcess;
import org.dunwell.platform.NotThere;
import org.dunwell.platform.calendar.WorkingDays;
import org.dunwell.platform.security.Group;
import org.dunwell.platform.security.Users;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The course of each dispute: routed, owned, reminded, paused, handed on, escalated. Deadlines are
 * moments on the department's own clock, which runs in its opening hours only.
 */
@Component
public class Courses {

  private final CourseMapper mapper;
  private final Disputes disputes;
  private final Routing routing;
  private final Departments departments;
  private final WorkingDays workingDays;
  private final DisputeProcess process;
  private final DisputeAlerts alerts;
  private final DisputeNews news;
  private final Users users;
  private final Clock clock;

  Courses(
      CourseMapper mapper,
      Disputes disputes,
      Routing routing,
      Departments departments,
      WorkingDays workingDays,
      DisputeProcess process,
      DisputeAlerts alerts,
      DisputeNews news,
      Users users,
      Clock clock) {
    this.mapper = mapper;
    this.disputes = disputes;
    this.routing = routing;
    this.departments = departments;
    this.workingDays = workingDays;
    this.process = process;
    this.alerts = alerts;
    this.news = news;
    this.users = users;
    this.clock = clock;
  }

  /**
   * @throws NotThere when there is no dispute with this id
   */
  public Course of(long id) {
    return mapper.byId(id).orElseThrow(() -> new NotThere("dispute", Long.toString(id)));
  }

  /** Decides who works on it, once: a dispute that comes by again keeps its course. */
  @Transactional
  public void route(long id) {
    if (!of(id).isRouted()) {
      routing.route(List.of(disputes.byId(id)));
    }
  }

  /** Somebody has taken the task, given it back (null) or was given it, wherever that was done. */
  @Transactional
  public void owned(long id, String owner, String by) {
    Course course = of(id);
    if (Objects.equals(course.owner(), owner)) {
      return;
    }
    if (owner != null) {
      checkMayWork(course, owner);
    }
    mapper.own(id, owner);
    if (owner != null && !owner.equals(by)) {
      alerts.given(disputes.byId(id), owner, by);
    }
  }

  /**
   * Whether somebody may work on it: a credit manager, or while it is not escalated one of its
   * department.
   *
   * @throws DisputeNotAllowed when not
   */
  public void checkMayWork(long id, String user) {
    checkMayWork(of(id), user);
  }

  /**
   * Whether somebody may hand it on, give it away, escalate or withdraw it: whoever may work on it,
   * and every collector, who knows the customer.
   *
   * @throws DisputeNotAllowed when not
   */
  public void checkMayHandle(long id, String user) {
    if (!users.isIn(user, Group.COLLECTORS)) {
      checkMayWork(id, user);
    }
  }

  /** Whether {@link #checkMayWork} lets somebody pass. */
  public boolean mayWork(long id, String user) {
    try {
      checkMayWork(id, user);
      return true;
    } catch (DisputeNotAllowed refused) {
      return false;
    }
  }

  private void checkMayWork(Course course, String user) {
    if (users.isIn(user, Group.CREDIT_MANAGERS)) {
      return;
    }
    if (course.isEscalated()) {
      throw new DisputeNotAllowed(
          "Dispute %d was escalated: a credit manager settles it.".formatted(course.id()));
    }
    Department department = departments.byCode(course.department());
    if (!departments.ofUser(user).contains(department.code())) {
      throw new DisputeNotAllowed(
          "%s is not one of %s, who work on dispute %d. Hand the dispute on, or have them added to the department."
              .formatted(user, department.name(), course.id()));
    }
  }

  /**
   * Gives it to somebody.
   *
   * @param owner a member of its department or a credit manager; null: back into the queue
   */
  @Transactional
  public void give(long id, String owner, String by) {
    Dispute dispute = disputes.locked(id);
    dispute.checkOpen();
    if (owner != null) {
      checkMayWork(of(id), owner);
    }
    owned(id, owner, by);
    process.assign(dispute.processInstanceId(), owner);
    news.say(
        dispute,
        by,
        owner == null
            ? "Dispute %d is back in the queue of its department.".formatted(id)
            : "Dispute %d given to %s.".formatted(id, owner));
  }

  /**
   * Hands it on to another department. What is left of its time is left there too, in that
   * department's hours.
   *
   * @throws DisputeNotAllowed when it is escalated or over, or the department is its own or retired
   */
  @Transactional
  public void handOn(long id, String departmentCode, String why, String by) {
    Dispute dispute = disputes.locked(id);
    dispute.checkOpen();
    Course course = of(id);
    Department next = departments.byCode(departmentCode);
    if (course.isEscalated()) {
      throw new DisputeNotAllowed("It was escalated: a credit manager settles it.");
    }
    if (next.isRetired() || next.code().equals(course.department())) {
      throw new DisputeNotAllowed("Choose another department that is in use.");
    }
    if (why == null || why.isBlank() || why.length() > 500) {
      throw new DisputeNotAllowed("Say in 1 to 500 characters why it is theirs.");
    }
    Instant now = clock.instant();
    Instant from = course.isPaused(now) ? course.pausedUntil() : now;
    WorkingTime before = time(course);
    WorkingTime after = WorkingTime.of(next, workingDays);
    mapper.move(
        id,
        next.code(),
        new CourseMapper.Deadlines(
            after.plus(from, before.between(from, course.remindAt())),
            after.plus(from, before.between(from, course.dueAt()))));
    news.say(dispute, by, "Dispute %d handed on to %s: %s".formatted(id, next.name(), why.strip()));
    alerts.routed(dispute, next, false);
    process.changed(List.of(dispute.processInstanceId()));
  }

  /** Reminds whoever works on it, once. */
  @Transactional
  public void remind(long id) {
    Course course = of(id);
    if (course.remindedAt() == null) {
      mapper.reminded(id, clock.instant());
      alerts.reminder(disputes.byId(id), course, departments.byCode(course.department()));
    }
  }

  /** The time is used up: a credit manager takes over. */
  @Transactional
  public void timeUsedUp(long id) {
    escalate(disputes.byId(id), "time", "its working time is used up", "system");
  }

  /**
   * Hands it up before its time is used up.
   *
   * @throws DisputeNotAllowed when it has ended or a credit manager has it already
   */
  @Transactional
  public void escalate(long id, String why, String by) {
    Dispute dispute = disputes.locked(id);
    dispute.checkOpen();
    if (why == null || why.isBlank() || why.length() > 500) {
      throw new DisputeNotAllowed(
          "Say in 1 to 500 characters why a credit manager has to settle it.");
    }
    if (of(id).isEscalated()) {
      throw new DisputeNotAllowed("A credit manager has this dispute already.");
    }
    escalate(dispute, "by-hand", why.strip(), by);
    process.changed(List.of(dispute.processInstanceId()));
  }

  private void escalate(Dispute dispute, String escalation, String why, String by) {
    if (mapper.escalate(dispute.id(), escalation, clock.instant()) == 1) {
      news.say(dispute, by, "Dispute %d escalated: %s.".formatted(dispute.id(), why));
      alerts.escalated(dispute, why);
    }
  }

  /**
   * The clock stands until somebody answers, or until then. A clock that stands already stands
   * until the later of the two.
   *
   * @throws DisputeNotAllowed when that moment is past
   */
  @Transactional
  public void pause(long id, Instant until, String why) {
    Dispute dispute = disputes.byId(id);
    Course course = of(id);
    Instant now = clock.instant();
    if (!until.isAfter(now)) {
      throw new DisputeNotAllowed(
          "The clock of a dispute cannot stand until a moment that is past.");
    }
    boolean standing = course.isPaused(now);
    Instant from = standing ? course.pausedAt() : now;
    Instant later = standing && course.pausedUntil().isAfter(until) ? course.pausedUntil() : until;
    WorkingTime time = time(course);
    Instant counted = standing ? course.pausedUntil() : now;
    CourseMapper.Deadlines deadlines = shifted(course, time, counted, later);
    mapper.pause(id, from, later, deadlines);
    mapper.writePause(id, from, later, why);
    process.reschedule(dispute.processInstanceId(), deadlines.remindAt(), deadlines.dueAt());
  }

  /** The clock runs again. */
  @Transactional
  public void resume(long id) {
    Course course = of(id);
    Instant now = clock.instant();
    if (!course.isPaused(now)) {
      return;
    }
    CourseMapper.Deadlines deadlines = shifted(course, time(course), course.pausedUntil(), now);
    mapper.resume(id, deadlines);
    mapper.writePause(id, course.pausedAt(), now, "");
    process.reschedule(
        disputes.byId(id).processInstanceId(), deadlines.remindAt(), deadlines.dueAt());
  }

  /** The working time that is left at {@code counted} begins to run at {@code from}. */
  private static CourseMapper.Deadlines shifted(
      Course course, WorkingTime time, Instant counted, Instant from) {
    return new CourseMapper.Deadlines(
        time.plus(from, time.between(counted, course.remindAt())),
        time.plus(from, time.between(counted, course.dueAt())));
  }

  /** How much of its department's time is left; none when it is used up. */
  public Duration left(Course course) {
    Instant now = clock.instant();
    return time(course).between(course.isPaused(now) ? course.pausedUntil() : now, course.dueAt());
  }

  private WorkingTime time(Course course) {
    return WorkingTime.of(departments.byCode(course.department()), workingDays);
  }
}
