package org.dunwell.workspace.tasks;

import java.security.Principal;
import java.util.List;
import java.util.Locale;
import org.dunwell.collections.CustomerProofs;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.NotThere;
import org.dunwell.platform.security.Users;
import org.dunwell.receivables.Customers;
import org.dunwell.workspace.process.TaskDesk;
import org.dunwell.workspace.process.TaskDesk.Form;
import org.dunwell.workspace.process.UserTasks;
import org.dunwell.workspace.process.UserTasks.Line;
import org.dunwell.workspace.process.UserTasks.View;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What waits for a person: the list, one task with its form, who has it. */
@Controller
class TaskPages {

  /** What fits on a screen or two. */
  private static final int PAGE = 50;

  /** People a task can be given to. */
  private static final int MOST_USERS = 500;

  private final UserTasks tasks;
  private final TaskDesk desk;
  private final Users users;
  private final CustomerProofs proofs;
  private final Customers customers;
  private final String publicUrl;

  TaskPages(
      UserTasks tasks,
      TaskDesk desk,
      Users users,
      CustomerProofs proofs,
      Customers customers,
      @Value("${dunwell.public-url:http://localhost:${server.port:8080}}") String publicUrl) {
    this.publicUrl = publicUrl;
    this.tasks = tasks;
    this.desk = desk;
    this.users = users;
    this.proofs = proofs;
    this.customers = customers;
  }

  @GetMapping("/tasks")
  String list(
      @RequestParam(defaultValue = "mine") String view,
      @RequestParam(required = false) String kind,
      @RequestParam(defaultValue = "0") int from,
      Principal who,
      Model model) {
    View wanted = view(view);
    String of = kind == null || kind.isBlank() ? null : kind;
    List<Line> lines = tasks.list(who.getName(), wanted, of, Math.max(0, from), PAGE + 1);
    model.addAttribute("view", wanted.name().toLowerCase(Locale.ROOT));
    model.addAttribute("kind", of);
    model.addAttribute("tasks", lines.subList(0, Math.min(PAGE, lines.size())));
    model.addAttribute("next", lines.size() > PAGE ? Math.max(0, from) + PAGE : null);
    model.addAttribute("mine", tasks.count(who.getName(), View.MINE, of));
    model.addAttribute("group", tasks.count(who.getName(), View.GROUP, of));
    return "workspace/tasks";
  }

  @GetMapping("/tasks/{id}")
  String one(@PathVariable String id, @RequestParam(required = false) String back, Model model) {
    var open = desk.open(id);
    if (open.isEmpty()) {
      model.addAttribute("ended", desk.ended(id).orElseThrow(() -> new NotThere("task", id)));
      return "workspace/task-ended";
    }
    Form form = desk.form(id);
    model.addAttribute("task", open.get());
    model.addAttribute("brief", Brief.of(form));
    model.addAttribute("customer", Brief.customerNumber(form));
    model.addAttribute("prospect", tasks.prospect(id));
    model.addAttribute("proofs", proofs(Brief.customerNumber(form)));
    model.addAttribute("page", Brief.page(form, publicUrl));
    model.addAttribute("users", users.ids(MOST_USERS));
    model.addAttribute("back", Ways.inside(back));
    return "workspace/task";
  }

  private List<CustomerProofs.Proven> proofs(String customer) {
    return customer == null ? List.of() : proofs.of(customers.byNumber(customer).id());
  }

  @GetMapping(value = "/tasks/{id}/form", produces = MediaType.APPLICATION_JSON_VALUE)
  @ResponseBody
  Form form(@PathVariable String id) {
    return desk.form(id);
  }

  /** Takes a task, gives it to somebody, or gives it back to the group. */
  @PostMapping("/tasks/{id}/assignee")
  String assign(
      @PathVariable String id,
      @RequestParam(required = false) String user,
      Principal who,
      RedirectAttributes flash) {
    String assignee = user == null || user.isBlank() ? null : user;
    if (assignee != null && !users.ids(MOST_USERS).contains(assignee)) {
      throw new BrokenRule("There is no user %s to give this task to.".formatted(assignee));
    }
    try {
      desk.assign(id, assignee, who.getName());
    } catch (RuntimeException failure) {
      if (!(TaskCompletion.knownCause(failure) instanceof BrokenRule refused)) {
        throw failure;
      }
      flash.addFlashAttribute("refused", refused.getMessage());
      return "redirect:/tasks/" + id;
    }
    flash.addFlashAttribute(
        "done",
        assignee == null
            ? "The task is back with the group."
            : assignee.equals(who.getName()) ? "The task is yours." : assignee + " has it now.");
    return "redirect:/tasks/" + id;
  }

  private static View view(String text) {
    try {
      return View.valueOf(text.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException unknown) {
      throw new BrokenRule(
          "There is no view %s of tasks; mine, group and all are.".formatted(text));
    }
  }
}
