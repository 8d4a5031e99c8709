package org.dunwell.disputes.departments.web;

import java.security.Principal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.dunwell.disputes.departments.ClosedDay;
import org.dunwell.disputes.departments.ClosedDays;
import org.dunwell.disputes.departments.Department;
import org.dunwell.disputes.departments.Departments;
import org.dunwell.disputes.departments.OpeningWords;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.security.Memberships;
import org.dunwell.platform.security.Memberships.Member;
import org.dunwell.platform.web.FormAnswers;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The departments and their people; credit managers and administrators change them. */
@Controller
@RequestMapping("/departments")
class DepartmentPages {

  private final Departments departments;
  private final ClosedDays closedDays;
  private final Memberships memberships;
  private final Clock clock;

  DepartmentPages(
      Departments departments, ClosedDays closedDays, Memberships memberships, Clock clock) {
    this.departments = departments;
    this.closedDays = closedDays;
    this.memberships = memberships;
    this.clock = clock;
  }

  @GetMapping
  ModelAndView list() {
    return list(DepartmentForm.blank());
  }

  @PostMapping
  ModelAndView add(@ModelAttribute DepartmentForm form, Principal by, RedirectAttributes flash) {
    try {
      Department made = departments.add(form.code(), form.entry(), by.getName());
      return FormAnswers.done(
          page(made.code()), "The department is there. Now say who works in it.", flash);
    } catch (BrokenRule refused) {
      return FormAnswers.refused(list(form), refused);
    }
  }

  @GetMapping("/{code}")
  ModelAndView show(@PathVariable String code) {
    Department department = departments.byCode(code);
    return page(department, DepartmentForm.of(department));
  }

  @PostMapping("/{code}")
  ModelAndView change(
      @PathVariable String code,
      @ModelAttribute DepartmentForm form,
      Principal by,
      RedirectAttributes flash) {
    Department department = departments.byCode(code);
    try {
      int version = form.version() == null ? -1 : form.version();
      departments.change(code, version, form.entry(), by.getName());
      return FormAnswers.done(
          page(code), "Saved. Deadlines from now on are counted by these hours.", flash);
    } catch (BrokenRule refused) {
      return FormAnswers.refused(page(department, form), refused);
    }
  }

  @PostMapping("/{code}/retire")
  ModelAndView retire(@PathVariable String code, Principal by, RedirectAttributes flash) {
    return tried(
        code,
        () -> departments.retire(code, by.getName()),
        "It gets nothing new; what it has it may finish.",
        flash);
  }

  @PostMapping("/{code}/reinstate")
  ModelAndView reinstate(@PathVariable String code, Principal by, RedirectAttributes flash) {
    return tried(
        code, () -> departments.reinstate(code, by.getName()), "It gets work again.", flash);
  }

  @PostMapping("/{code}/closed-days")
  ModelAndView close(
      @PathVariable String code,
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate day,
      @RequestParam(defaultValue = "") String why,
      Principal by,
      RedirectAttributes flash) {
    return tried(
        code,
        () -> closedDays.close(code, new ClosedDay(day, why), by.getName()),
        "The day is no working day.",
        flash);
  }

  @PostMapping("/{code}/closed-days/remove")
  ModelAndView reopen(
      @PathVariable String code,
      @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate day,
      Principal by,
      RedirectAttributes flash) {
    return tried(
        code,
        () -> closedDays.reopen(code, day, by.getName()),
        "The day is a day like others again.",
        flash);
  }

  @PostMapping("/{code}/members")
  ModelAndView addMember(
      @PathVariable String code,
      @RequestParam(defaultValue = "") String user,
      Principal by,
      RedirectAttributes flash) {
    return tried(
        code,
        () -> departments.addMember(code, user, by.getName()),
        user + " works here and finds the department's tasks under Tasks.",
        flash);
  }

  @PostMapping("/{code}/members/remove")
  ModelAndView removeMember(
      @PathVariable String code,
      @RequestParam String user,
      Principal by,
      RedirectAttributes flash) {
    return tried(
        code,
        () -> departments.removeMember(code, user, by.getName()),
        user + " no longer works here.",
        flash);
  }

  private ModelAndView list(DepartmentForm form) {
    List<Department> all = departments.all();
    ModelAndView list = new ModelAndView("disputes/departments");
    list.addObject("departments", all);
    list.addObject("open", all.stream().collect(Collectors.toMap(Department::code, this::openNow)));
    list.addObject("form", form);
    return list;
  }

  private ModelAndView page(Department department, DepartmentForm form) {
    List<Member> members = departments.members(department.code());
    ModelAndView page = new ModelAndView("disputes/department");
    page.addAllObjects(
        Map.of(
            "department",
            department,
            "form",
            form,
            "stored",
            DepartmentForm.of(department),
            "open",
            openNow(department),
            "members",
            members,
            "users",
            memberships.everybody().stream().filter(u -> !members.contains(u)).toList(),
            "history",
            departments.history(department.code())));
    return page;
  }

  private String openNow(Department department) {
    return OpeningWords.of(department, departments.workingTime(department), clock.instant());
  }

  private static ModelAndView tried(
      String code, Runnable change, String done, RedirectAttributes flash) {
    return FormAnswers.tried(change, page(code), done, flash);
  }

  private static String page(String code) {
    return "/departments/" + code;
  }
}
