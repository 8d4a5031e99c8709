package org.dunwell.platform.web;

import org.dunwell.platform.BrokenRule;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** How pages answer a form: elsewhere with a word about it, or again with what is wrong. */
public final class FormAnswers {

  private FormAnswers() {}

  /** On to a page that says what was done. */
  public static ModelAndView done(String path, String done, RedirectAttributes flash) {
    flash.addFlashAttribute("done", done);
    return new ModelAndView("redirect:" + path);
  }

  /** The same page with what was typed, and open where it was typed. */
  public static ModelAndView refused(ModelAndView again, BrokenRule why) {
    again.setStatus(HttpStatus.UNPROCESSABLE_ENTITY);
    again.addObject("refused", why.getMessage());
    again.addObject("typing", true);
    return again;
  }

  /** Tries what a button asks for, and goes on to a page that says what came of it. */
  public static ModelAndView tried(
      Runnable change, String path, String done, RedirectAttributes flash) {
    try {
      change.run();
      return done(path, done, flash);
    } catch (BrokenRule refused) {
      flash.addFlashAttribute("refused", refused.getMessage());
      return new ModelAndView("redirect:" + path);
    }
  }
}
