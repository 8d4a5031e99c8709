package org.dunwell.workspace;

import java.security.Principal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.dunwell.disputes.Course;
import org.dunwell.disputes.Courses;
import org.dunwell.disputes.Dispute;
import org.dunwell.disputes.Disputes;
import org.dunwell.disputes.decision.Resolutions;
import org.dunwell.disputes.departments.Department;
import org.dunwell.disputes.departments.Departments;
import org.dunwell.disputes.evidence.Evidence;
import org.dunwell.disputes.questions.DisputeQuestions;
import org.dunwell.platform.NotThere;
import org.dunwell.platform.security.Group;
import org.dunwell.platform.security.Users;
import org.dunwell.workspace.process.ProcessPictures;
import org.dunwell.workspace.process.TaskDesk;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseBody;

/** One dispute standing in its process, with all that is known about it and what can be done. */
@Controller
class DisputePages {

  private final Disputes disputes;
  private final Courses courses;
  private final Resolutions resolutions;
  private final DisputeQuestions questions;
  private final Evidence evidence;
  private final Departments departments;
  private final Users users;
  private final Story story;
  private final TaskDesk desk;
  private final ProcessPictures pictures;
  private final Clock clock;

  DisputePages(
      Disputes disputes,
      Courses courses,
      Resolutions resolutions,
      DisputeQuestions questions,
      Evidence evidence,
      Departments departments,
      Users users,
      Story story,
      TaskDesk desk,
      ProcessPictures pictures,
      Clock clock) {
    this.disputes = disputes;
    this.courses = courses;
    this.resolutions = resolutions;
    this.questions = questions;
    this.evidence = evidence;
    this.departments = departments;
    this.users = users;
    this.story = story;
    this.desk = desk;
    this.pictures = pictures;
    this.clock = clock;
  }

  /**
   * How much of the time is used, as it is drawn.
   *
   * @param used in percent of what is allowed, 0 to 100
   * @param left in words
   */
  record Meter(int used, String left, String allowed, boolean paused) {

    static Meter of(Course course, Duration left, Instant now) {
      Duration allowed = Duration.ofMinutes(course.workingMinutes());
      long used = 100 - Math.min(100, left.toMinutes() * 100 / Math.max(1, allowed.toMinutes()));
      return new Meter((int) used, words(left), words(allowed), course.isPaused(now));
    }

    private static String words(Duration time) {
      return time.toMinutesPart() == 0
          ? time.toHours() + " h"
          : "%d h %02d min".formatted(time.toHours(), time.toMinutesPart());
    }
  }

  @GetMapping("/disputes/{id}")
  String one(@PathVariable long id, Principal who, Model model) {
    Dispute dispute = disputes.byId(id);
    Course course = courses.of(id);
    Instant now = clock.instant();
    model.addAttribute("dispute", dispute);
    model.addAttribute("course", course);
    model.addAttribute("ownerName", course.owner() == null ? null : users.nameOf(course.owner()));
    model.addAttribute("lines", disputes.lines(id));
    model.addAttribute("department", departments.byCode(course.department()));
    model.addAttribute("members", departments.members(course.department()));
    model.addAttribute("others", others(course));
    if (dispute.isOpen() && !course.isEscalated()) {
      model.addAttribute("meter", Meter.of(course, courses.left(course), now));
    }
    model.addAttribute("resolutions", resolutions.of(id));
    model.addAttribute("questions", questions.of(id));
    model.addAttribute("evidence", evidence.of(id));
    model.addAttribute("story", story.ofInvoice(dispute.invoiceId()));
    if (dispute.isOpen()) {
      desk.ofInstance(dispute.processInstanceId())
          .ifPresent(
              task -> {
                model.addAttribute("task", task);
                model.addAttribute("mayWork", courses.mayWork(id, who.getName()));
                model.addAttribute("mayFill", mayFill(id, task.kind(), who.getName()));
              });
    }
    return "workspace/dispute";
  }

  private boolean mayFill(long id, String kind, String user) {
    return kind.equals("approveDecision")
        ? users.isIn(user, Group.CREDIT_MANAGERS)
        : courses.mayWork(id, user);
  }

  private List<Department> others(Course course) {
    return departments.active().stream()
        .filter(department -> !department.code().equals(course.department()))
        .toList();
  }

  @GetMapping(value = "/disputes/{id}/picture", produces = MediaType.APPLICATION_JSON_VALUE)
  @ResponseBody
  CasePages.Picture picture(@PathVariable long id) {
    String instance = disputes.byId(id).processInstanceId();
    if (instance == null) {
      throw new NotThere("process of dispute", Long.toString(id));
    }
    Set<String> here = pictures.here(instance);
    return new CasePages.Picture(pictures.drawing(instance), here, pictures.came(instance));
  }
}
