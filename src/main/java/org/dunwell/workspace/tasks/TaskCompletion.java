package org.dunwell.workspace.tasks;

import java.security.Principal;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.NotThere;
import org.dunwell.platform.web.Layout;
import org.dunwell.workspace.process.TaskDesk;
import org.dunwell.workspace.process.TaskDesk.OpenTask;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * Takes a filled form. Answers what the page needs to say: done and where to go on, refused and
 * why, or that somebody was faster; the page keeps what was typed unless it is done.
 */
@RestController
class TaskCompletion {

  /**
   * What the page sends.
   *
   * @param values by the keys of the form
   * @param knownAssignee who had the task when the page was opened; null if nobody
   */
  record Filled(Map<String, Object> values, String knownAssignee) {}

  /**
   * What it is told.
   *
   * @param message one or two sentences for the person
   * @param over there is nothing left to complete
   * @param assignee who has taken the task meanwhile; sending again with that name goes on
   * @param next where to go on when it is done; null for where the page leads anyway
   */
  record Told(String message, boolean over, String assignee, String next) {

    static Told refused(String message) {
      return new Told(message, false, null, null);
    }
  }

  private final TaskDesk desk;
  private final PlanWay plan;
  private final Layout layout;

  TaskCompletion(TaskDesk desk, PlanWay plan, Layout layout) {
    this.desk = desk;
    this.plan = plan;
    this.layout = layout;
  }

  @PostMapping("/tasks/{id}/complete")
  ResponseEntity<Told> complete(
      @PathVariable String id, @RequestBody Filled filled, Principal who) {
    Optional<OpenTask> task = desk.open(id);
    if (task.isEmpty()) {
      return over(id);
    }
    String assignee = task.get().assignee();
    boolean takenMeanwhile =
        assignee != null
            && !assignee.equals(who.getName())
            && !Objects.equals(assignee, filled.knownAssignee());
    if (takenMeanwhile) {
      return told(
          HttpStatus.CONFLICT,
          assignee + " has taken this task meanwhile. Talk to them, or complete it all the same.",
          assignee);
    }
    return completed(id, filled, who.getName());
  }

  private ResponseEntity<Told> completed(String id, Filled filled, String who) {
    try {
      String customer = Brief.customerNumber(desk.form(id));
      desk.complete(id, filled.values() == null ? Map.of() : filled.values(), who);
      return ResponseEntity.ok(
          new Told("Done.", false, null, plan.after(filled.values(), customer)));
    } catch (RuntimeException failure) {
      if (desk.open(id).isEmpty()) {
        return over(id);
      }
      Throwable cause = knownCause(failure);
      if (cause instanceof BrokenRule || cause instanceof NotThere) {
        return told(HttpStatus.UNPROCESSABLE_ENTITY, cause.getMessage(), null);
      }
      if (cause != null) {
        return told(
            HttpStatus.CONFLICT,
            "The case has changed while you were at it, by a payment or by a colleague. Look at"
                + " what is owed now, then complete again.",
            null);
      }
      throw failure;
    }
  }

  private ResponseEntity<Told> over(String id) {
    String how =
        desk.ended(id)
            .map(
                past ->
                    past.completed()
                        ? "%s has completed this task on %s."
                            .formatted(
                                past.by() == null ? "Somebody" : past.by(),
                                layout.moment(past.at()))
                        : "This task was withdrawn on %s: nothing is left to be done about it."
                            .formatted(layout.moment(past.at())))
            .orElse("This task is over.");
    return ResponseEntity.status(HttpStatus.CONFLICT)
        .body(new Told(how + " Nothing of yours was stored.", true, null, null));
  }

  private static ResponseEntity<Told> told(HttpStatus status, String message, String assignee) {
    return ResponseEntity.status(status).body(new Told(message, false, assignee, null));
  }

  /** The engine wraps what a process refuses. */
  static Throwable knownCause(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
        .filter(
            cause ->
                cause instanceof BrokenRule
                    || cause instanceof NotThere
                    || TaskDesk.isConflict(cause))
        .findFirst()
        .orElse(null);
  }
}
