package org.dunwell.portal;

import java.util.Locale;
import org.dunwell.contact.templates.Words;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** The one button of a page whose link is too old. */
@Controller
class FreshLinkPage {

  private final FreshLinks fresh;

  FreshLinkPage(FreshLinks fresh) {
    this.fresh = fresh;
  }

  @PostMapping("/pay/{token}/fresh")
  ModelAndView send(@PathVariable String token, Locale reader) {
    fresh.send(token);
    Words words = Words.in(reader.getLanguage());
    return PortalErrors.sorry(words, words.of("page.fresh.title"), words.of("page.fresh.text"));
  }
}
