package org.dunwell.contact.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import java.util.Map;
import org.dunwell.contact.TakeBack;
import org.dunwell.platform.web.FormAnswers;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Takes a mail back before it leaves, from wherever somebody sees it. */
@Controller
@Tag(name = "Messages")
class TakeBackForm {

  private final TakeBack takeBack;

  TakeBackForm(TakeBack takeBack) {
    this.takeBack = takeBack;
  }

  @PostMapping("/messages/{id}/take-back")
  ModelAndView page(@PathVariable long id, Principal by, RedirectAttributes flash) {
    return FormAnswers.tried(
        () -> takeBack.takeBack(id, by.getName()),
        "/messages/" + id,
        "The mail is taken back; it does not leave. Its cases choose again.",
        flash);
  }

  @PostMapping("/api/messages/{id}/take-back")
  @ResponseBody
  @Operation(summary = "Take a mail back before it leaves; its cases choose again")
  Map<String, String> rest(@PathVariable long id, Principal by) {
    takeBack.takeBack(id, by.getName());
    return Map.of("state", "taken-back");
  }
}
