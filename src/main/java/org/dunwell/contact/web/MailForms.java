package org.dunwell.contact.web;

import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import org.dunwell.contact.correspondence.Questions;
import org.dunwell.contact.replies.Replies;
import org.dunwell.contact.replies.Reply;
import org.dunwell.contact.replies.ReplyDesk;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.NotThere;
import org.dunwell.receivables.Access;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriUtils;

/** What a person does with a mail: say what came of it, whose it is, or that it is nobody's. */
@Controller
class MailForms {

  private final Replies replies;
  private final ReplyDesk desk;
  private final IncomingMailPages pages;
  private final MailPageMapper mapper;
  private final Questions questions;
  private final Access access;

  MailForms(
      Replies replies,
      ReplyDesk desk,
      IncomingMailPages pages,
      MailPageMapper mapper,
      Questions questions,
      Access access) {
    this.access = access;
    this.replies = replies;
    this.desk = desk;
    this.pages = pages;
    this.mapper = mapper;
    this.questions = questions;
  }

  @PostMapping("/mail/{id}/answer")
  String answer(
      @PathVariable long id,
      @ModelAttribute AnswerForm form,
      Principal who,
      Model model,
      HttpServletResponse response) {
    Reply reply = replies.byId(id);
    try {
      desk.complete(id, form.values(), who.getName());
    } catch (BrokenRule refused) {
      response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
      model.addAttribute("refused", refused.getMessage());
      return pages.show(replies.byId(id), form, model);
    }
    return "redirect:" + next(reply, form);
  }

  /**
   * Who asks for a copy gets it next, who asks to pay in parts a plan; else the mail's page says
   * what was stored.
   */
  private String next(Reply reply, AnswerForm form) {
    return switch (form.outcome()) {
      case "asks-for-copy" ->
          "/customers/%s/write?template=invoice-copy&mail=%d"
              .formatted(customerOf(reply), reply.id());
      case "asks-for-plan" -> "/customers/%s/plans/new".formatted(customerOf(reply));
      default -> "/mail/" + reply.id();
    };
  }

  private String customerOf(Reply reply) {
    return UriUtils.encode(
        mapper.numberOf(reply.customerId()).orElseThrow(), StandardCharsets.UTF_8);
  }

  @PostMapping("/mail/{id}/customer")
  String assign(
      @PathVariable long id,
      @RequestParam(defaultValue = "") String number,
      Principal who,
      Model model,
      HttpServletResponse response) {
    try {
      access.customer(number.strip());
      replies.assign(id, number.strip(), who.getName());
    } catch (BrokenRule | NotThere refused) {
      response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
      model.addAttribute("refused", refused.getMessage());
      model.addAttribute("typedNumber", number);
      return pages.one(id, model);
    }
    return "redirect:/mail/" + id;
  }

  @PostMapping("/mail/{id}/question")
  String ask(
      @PathVariable long id,
      @RequestParam(defaultValue = "") String to,
      @RequestParam(defaultValue = "") String text,
      Principal who,
      Model model,
      HttpServletResponse response,
      RedirectAttributes flash) {
    Reply reply = replies.byId(id);
    try {
      if (reply.customerId() == null) {
        throw new BrokenRule("Say first whose mail it is.");
      }
      questions.ask(
          new Questions.Question(
              id, reply.customerId(), reply.subject(), to.strip(), text, who.getName()));
    } catch (BrokenRule refused) {
      response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
      model.addAttribute("refused", refused.getMessage());
      model.addAttribute("typedTo", to);
      model.addAttribute("typedQuestion", text);
      return pages.one(id, model);
    }
    flash.addFlashAttribute("done", "The question goes to " + to.strip() + " now.");
    return "redirect:/mail/" + id;
  }

  @PostMapping("/mail/{id}/dismiss")
  String dismiss(@PathVariable long id, Principal who, RedirectAttributes flash) {
    try {
      replies.dismiss(id, who.getName());
    } catch (BrokenRule refused) {
      flash.addFlashAttribute("refused", refused.getMessage());
      return "redirect:/mail/" + id;
    }
    return "redirect:/mail";
  }
}
