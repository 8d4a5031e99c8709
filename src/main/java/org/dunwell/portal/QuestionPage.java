package org.dunwell.portal;

import org.dunwell.contact.replies.Replies;
import org.dunwell.platform.BrokenRule;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** A customer asks; the question waits for a person as a mail does. */
@Controller
class QuestionPage {

  private static final int LONGEST = 5_000;
  private static final int LONGEST_NAME = 100;

  private final Replies replies;

  QuestionPage(Replies replies) {
    this.replies = replies;
  }

  @GetMapping("/pay/{token}/question")
  ModelAndView form(Visit visit) {
    return draw(visit, Form.fresh(visit.words()));
  }

  @PostMapping("/pay/{token}/question")
  ModelAndView ask(Visit visit, @RequestParam MultiValueMap<String, String> sent) {
    Form form = new Form(sent, visit.words());
    try {
      String question = form.text("note", LONGEST);
      if (question == null) {
        throw new Refused(visit.words().of("portal.question.empty"));
      }
      replies.ask(
          form.key(visit),
          visit.customer().id(),
          name(visit, form),
          visit.words().of("portal.question.title"),
          question);
    } catch (BrokenRule refused) {
      return PortalPages.again(draw(visit, form), visit, refused);
    }
    return PortalPages.done(visit, "question");
  }

  private static String name(Visit visit, Form form) {
    String name = form.text("name", LONGEST_NAME);
    return name == null ? visit.customer().name() : name;
  }

  private static ModelAndView draw(Visit visit, Form form) {
    return PortalPages.form("portal/question", visit).addObject("form", form);
  }
}
