package org.dunwell.contact.web;

import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import org.dunwell.contact.replies.Replies;
import org.dunwell.contact.replies.Reply;
import org.dunwell.contact.replies.ReplyDesk;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.NotThere;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What a person does with a mail: say what came of it, whose it is, or that it is nobody's. */
@Controller
class MailForms {

  private final Replies replies;
  private final ReplyDesk desk;
  private final MailPages pages;

  MailForms(Replies replies, ReplyDesk desk, MailPages pages) {
    this.replies = replies;
    this.desk = desk;
    this.pages = pages;
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

  /** Who asks for a copy gets it next; else the mail's page says what was stored. */
  private static String next(Reply reply, AnswerForm form) {
    return "asks-for-copy".equals(form.outcome())
        ? "/mail/" + reply.id() + "/copy"
        : "/mail/" + reply.id();
  }

  @PostMapping("/mail/{id}/customer")
  String assign(
      @PathVariable long id,
      @RequestParam(defaultValue = "") String number,
      Principal who,
      Model model,
      HttpServletResponse response) {
    try {
      replies.assign(id, number.strip(), who.getName());
    } catch (BrokenRule | NotThere refused) {
      response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
      model.addAttribute("refused", refused.getMessage());
      model.addAttribute("typedNumber", number);
      return pages.one(id, model);
    }
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
