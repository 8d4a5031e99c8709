package org.dunwell.disputes.web;

import java.security.Principal;
import org.dunwell.disputes.Courses;
import org.dunwell.disputes.Disputes;
import org.dunwell.disputes.questions.DisputeQuestions;
import org.dunwell.platform.BrokenRule;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The buttons on a dispute's page, apart from the form of its task. */
@Controller
class DisputeActions {

  private final Disputes disputes;
  private final Courses courses;
  private final DisputeQuestions questions;

  DisputeActions(Disputes disputes, Courses courses, DisputeQuestions questions) {
    this.disputes = disputes;
    this.courses = courses;
    this.questions = questions;
  }

  @PostMapping("/disputes/{id}/owner")
  String give(
      @PathVariable long id,
      @RequestParam(required = false) String user,
      Principal who,
      RedirectAttributes flash) {
    String owner = text(user);
    return done(
        flash,
        owner == null ? "The dispute is back in the queue." : owner + " works on it now.",
        () -> handle(id, who, () -> courses.give(id, owner, who.getName())));
  }

  @PostMapping("/disputes/{id}/department")
  String handOn(
      @PathVariable long id,
      @RequestParam(required = false) String department,
      @RequestParam(required = false) String why,
      Principal who,
      RedirectAttributes flash) {
    return done(
        flash,
        "Handed on; the other department was told. What was left of the time is left there too.",
        () -> handle(id, who, () -> courses.handOn(id, text(department), why, who.getName())));
  }

  @PostMapping("/disputes/{id}/escalate")
  String escalate(
      @PathVariable long id,
      @RequestParam(required = false) String why,
      Principal who,
      RedirectAttributes flash) {
    return done(
        flash,
        "The credit managers were told and take over.",
        () -> handle(id, who, () -> courses.escalate(id, why, who.getName())));
  }

  @PostMapping("/disputes/{id}/withdraw")
  String withdraw(
      @PathVariable long id,
      @RequestParam(required = false) String reason,
      Principal who,
      RedirectAttributes flash) {
    return done(
        flash,
        "The dispute is withdrawn; all of it is collected as before.",
        () -> handle(id, who, () -> disputes.withdraw(id, reason, who.getName())));
  }

  /** To the customer, or to a colleague when an address of ours is given. */
  @PostMapping("/disputes/{id}/questions")
  String ask(
      @PathVariable long id,
      @RequestParam(defaultValue = "customer") String asked,
      @RequestParam(required = false) String colleague,
      @RequestParam(required = false) String question,
      Principal who,
      RedirectAttributes flash) {
    boolean customer = asked.equals("customer");
    flash.addFlashAttribute("typedQuestion", question);
    return done(
        flash,
        customer
            ? "The customer was asked by mail; the clock stands until the answer comes."
            : "Your colleague was asked by mail; the answer comes here.",
        () -> {
          if (customer) {
            questions.askCustomer(id, question, who.getName());
          } else {
            questions.askColleague(id, colleague, question, who.getName());
          }
          flash.addFlashAttribute("typedQuestion", null);
        });
  }

  @PostMapping("/disputes/{id}/questions/{question}/answer")
  String answer(
      @PathVariable long id,
      @PathVariable long question,
      @RequestParam(required = false) String answer,
      Principal who,
      RedirectAttributes flash) {
    return done(
        flash,
        "The answer is stored.",
        () -> questions.answer(id, question, answer, who.getName()));
  }

  private void handle(long id, Principal who, Runnable work) {
    courses.checkMayHandle(id, who.getName());
    work.run();
  }

  private static String done(RedirectAttributes flash, String done, Runnable work) {
    try {
      work.run();
      flash.addFlashAttribute("done", done);
    } catch (RuntimeException failure) {
      flash.addFlashAttribute("refused", refusal(failure));
    }
    return "redirect:/disputes/{id}";
  }

  /** What the engine has wrapped comes back as it was said. */
  private static String refusal(RuntimeException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof BrokenRule refused) {
        return refused.getMessage();
      }
    }
    throw failure;
  }

  private static String text(String entered) {
    return entered == null || entered.isBlank() ? null : entered.strip();
  }
}
