package org.dunwell.disputes;

import java.time.Clock;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dunwell.disputes.decision.Resolution;
import org.dunwell.disputes.decision.Resolutions;
import org.dunwell.disputes.departments.Department;
import org.dunwell.disputes.departments.Departments;
import org.dunwell.platform.calendar.DayWords;
import org.dunwell.platform.security.Group;
import org.dunwell.platform.security.Users;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** What the forms of a dispute's tasks show whoever opens them. */
@Component
public class DisputeBrief {

  private final Disputes disputes;
  private final Courses courses;
  private final Resolutions resolutions;
  private final Departments departments;
  private final Users users;
  private final Clock clock;
  private final String publicUrl;

  DisputeBrief(
      Disputes disputes,
      Courses courses,
      Resolutions resolutions,
      Departments departments,
      Users users,
      Clock clock,
      @Value("${dunwell.public-url:http://localhost:${server.port:8080}}") String publicUrl) {
    this.disputes = disputes;
    this.courses = courses;
    this.resolutions = resolutions;
    this.departments = departments;
    this.users = users;
    this.clock = clock;
    this.publicUrl = publicUrl;
  }

  /** The group of the engine whose task an investigation is. */
  public String queue(long id) {
    Course course = courses.of(id);
    return course.isEscalated()
        ? Group.CREDIT_MANAGERS.id()
        : departments.byCode(course.department()).group();
  }

  /** The address of its page. */
  public String page(long id) {
    return "%s/disputes/%d".formatted(publicUrl, id);
  }

  /** Name and number. */
  public String customer(long id) {
    Dispute dispute = disputes.byId(id);
    return "%s (%s)".formatted(dispute.customerName(), dispute.customerNumber());
  }

  /** What is in dispute, why, and until when it has to be settled. */
  public String dispute(long id) {
    Dispute dispute = disputes.byId(id);
    return Stream.concat(
            Stream.of(
                "Dispute %d: %s of invoice %s"
                    .formatted(id, dispute.open(), dispute.invoiceNumber()),
                "Reason: " + dispute.reasonName(),
                dispute.words() == null ? "" : "The customer says: " + dispute.words(),
                deadline(courses.of(id)),
                refused(id)),
            lines(dispute))
        .filter(line -> !line.isEmpty())
        .collect(Collectors.joining("\n"));
  }

  private Stream<String> lines(Dispute dispute) {
    return disputes.lines(dispute.id()).stream()
        .map(
            line ->
                "Line %s: %s %s%s"
                    .formatted(
                        line.line(),
                        line.amount().stripTrailingZeros().toPlainString(),
                        dispute.currency(),
                        line.what() == null ? "" : ", " + line.what()));
  }

  private String deadline(Course course) {
    if (course.isEscalated() || course.dueAt() == null) {
      return "";
    }
    Department department = departments.byCode(course.department());
    String due = moment(course.dueAt(), department);
    return course.isPaused(clock.instant())
        ? "The clock stands until %s; then the time is used up on %s."
            .formatted(moment(course.pausedUntil(), department), due)
        : "To be settled by " + due;
  }

  private static String moment(Instant at, Department department) {
    return DayWords.of(at.atZone(department.zone()).toLocalDate())
        + at.atZone(department.zone()).format(Words.TIME);
  }

  private String refused(long id) {
    return resolutions.of(id).stream()
        .findFirst()
        .filter(last -> last.state().equals("refused"))
        .map(
            last ->
                "What %s proposed was refused: see the dispute."
                    .formatted(users.nameOf(last.proposedBy())))
        .orElse("");
  }

  /** What a second person is to agree to. */
  public String proposal(long id) {
    Dispute dispute = disputes.byId(id);
    Resolution last = resolutions.latest(id);
    return Stream.of(
            "%s proposes %s."
                .formatted(
                    users.nameOf(last.proposedBy()),
                    Resolutions.words(last.proposal(), last.amount(), dispute)),
            "Findings: " + last.findings(),
            last.answer() == null ? "" : "The customer will read: " + last.answer(),
            last.correctedBy() == null ? "" : "Corrected invoice: " + last.correctedBy(),
            "Agreed so far: %d of %d".formatted(last.approvals(), last.approvalsNeeded()))
        .filter(line -> !line.isEmpty())
        .collect(Collectors.joining("\n"));
  }
}
