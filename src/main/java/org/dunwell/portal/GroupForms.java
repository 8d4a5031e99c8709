package org.dunwell.portal;

import java.util.Optional;
import java.util.function.BiFunction;
import org.dunwell.platform.BrokenRule;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;
import org.springframework.web.servlet.ModelAndView;

/** Forms about some of what is open: drawn, and answered. */
@Component
class GroupForms {

  private final OpenItems items;

  GroupForms(OpenItems items) {
    this.items = items;
  }

  /**
   * The form; when nobody has said about what, the choice of what it may be about.
   *
   * @param key of the group, or null
   */
  ModelAndView draw(String template, Visit visit, String key, Form form) {
    ModelAndView page = PortalPages.form(template, visit);
    Optional<OpenGroup> group = items.group(visit, key);
    page.addObject("group", group.orElse(null));
    page.addObject("form", form);
    if (group.isEmpty()) {
      page.addObject("groups", items.groups(visit));
    }
    return page;
  }

  /**
   * Does what a form asks for, or shows it again and says why not.
   *
   * @param work answers what the next page says was done
   */
  ModelAndView answer(
      String template,
      Visit visit,
      MultiValueMap<String, String> sent,
      BiFunction<Form, OpenGroup, ModelAndView> work) {
    Form form = new Form(sent, visit.words());
    try {
      OpenGroup group =
          items
              .group(visit, sent.getFirst("group"))
              .orElseThrow(() -> new Refused(visit.words().of("portal.items.gone")));
      return work.apply(form, group);
    } catch (BrokenRule refused) {
      return PortalPages.again(draw(template, visit, sent.getFirst("group"), form), visit, refused);
    }
  }
}
