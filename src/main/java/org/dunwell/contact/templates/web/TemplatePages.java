package org.dunwell.contact.templates.web;

import java.security.Principal;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dunwell.contact.TemplatePreview;
import org.dunwell.contact.templates.BrokenTemplate;
import org.dunwell.contact.templates.TemplateText;
import org.dunwell.contact.templates.TemplateVersion;
import org.dunwell.contact.templates.Templates;
import org.dunwell.contact.templates.Words;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.NotThere;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.HtmlUtils;

/** The words of letters: read them, change them, see what they look like. */
@Controller
@RequestMapping("/templates")
class TemplatePages {

  /** A preview may look as it likes and do nothing. */
  private static final String PREVIEW_POLICY =
      "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'; sandbox";

  private final Templates templates;
  private final TemplatePreview preview;

  TemplatePages(Templates templates, TemplatePreview preview) {
    this.templates = templates;
    this.preview = preview;
  }

  /** What is typed into the form. */
  record Typed(String subject, String body, String note, String customer) {

    TemplateText text() {
      return new TemplateText(subject, body);
    }
  }

  @GetMapping
  String list(Model model) {
    model.addAttribute("kinds", templates.kinds());
    model.addAttribute("languages", Words.LANGUAGES);
    model.addAttribute(
        "changed",
        templates.latest().stream()
            .filter(version -> !version.isDefault())
            .collect(Collectors.toMap(v -> v.name() + "/" + v.language(), Function.identity())));
    return "contact/templates";
  }

  @GetMapping("/{name}/{language}")
  String edit(
      @PathVariable String name,
      @PathVariable String language,
      @RequestParam(required = false) Long version,
      Model model) {
    known(name, language);
    TemplateText text =
        version == null ? templates.text(name, language) : templates.text(name, language, version);
    show(name, language, model);
    model.addAttribute("shownVersion", version);
    model.addAttribute(
        "typed", new Typed(text.subject(), text.body(), "", preview.someCustomer().orElse("")));
    return "contact/template";
  }

  @PostMapping("/{name}/{language}")
  ModelAndView save(
      @PathVariable String name,
      @PathVariable String language,
      @ModelAttribute Typed typed,
      Principal user,
      RedirectAttributes next) {
    known(name, language);
    try {
      templates.save(name, language, typed.text(), typed.note(), user.getName());
    } catch (BrokenTemplate broken) {
      ModelAndView again = new ModelAndView("contact/template", HttpStatus.UNPROCESSABLE_ENTITY);
      again.addAllObjects(Map.of("typed", typed, "problems", broken.problems()));
      show(name, language, again);
      return again;
    }
    next.addFlashAttribute("done", "Saved. Whatever is written from now on uses these words.");
    return back(name, language);
  }

  @PostMapping("/{name}/{language}/default")
  ModelAndView useDefault(
      @PathVariable String name,
      @PathVariable String language,
      Principal user,
      RedirectAttributes next) {
    known(name, language);
    templates.useDefault(name, language, user.getName());
    next.addFlashAttribute("done", "The words it came with count again.");
    return back(name, language);
  }

  /** Opens in a frame beside the words; says there what is wrong with them. */
  @PostMapping("/{name}/{language}/preview")
  ResponseEntity<String> preview(
      @PathVariable String name,
      @PathVariable String language,
      @ModelAttribute Typed typed,
      @RequestParam(defaultValue = "mail") String look) {
    known(name, language);
    try {
      TemplatePreview.Wanted wanted =
          new TemplatePreview.Wanted(
              name, language, typed.text(), typed.customer(), look.equals("paper"));
      return frame(HttpStatus.OK, preview.of(wanted));
    } catch (BrokenTemplate broken) {
      String lines =
          broken.problems().stream()
              .map(problem -> "<li>" + HtmlUtils.htmlEscape(problem.toString()) + "</li>")
              .collect(Collectors.joining());
      return frame(HttpStatus.UNPROCESSABLE_ENTITY, "<ul>" + lines + "</ul>");
    } catch (BrokenRule | NotThere refused) {
      return frame(
          HttpStatus.UNPROCESSABLE_ENTITY,
          "<p>" + HtmlUtils.htmlEscape(refused.getMessage()) + "</p>");
    }
  }

  private static ResponseEntity<String> frame(HttpStatus status, String html) {
    return ResponseEntity.status(status)
        .contentType(MediaType.parseMediaType("text/html;charset=UTF-8"))
        .header("Content-Security-Policy", PREVIEW_POLICY)
        .body(html);
  }

  private void known(String name, String language) {
    templates.kind(name);
    if (!Words.LANGUAGES.contains(language)) {
      throw new NotThere("language of templates", language);
    }
  }

  private void show(String name, String language, Model model) {
    ModelAndView shown = new ModelAndView();
    show(name, language, shown);
    model.addAllAttributes(shown.getModel());
  }

  private void show(String name, String language, ModelAndView page) {
    page.addObject("kind", templates.kind(name));
    page.addObject("pieces", templates.kinds().stream().filter(kind -> kind.piece()).toList());
    page.addObject("common", templates.common());
    page.addObject("language", language);
    page.addObject("languages", Words.LANGUAGES);
    page.addObject("versions", templates.versions(name, language));
    page.addObject(
        "isDefault",
        templates.versions(name, language).stream()
            .findFirst()
            .map(TemplateVersion::isDefault)
            .orElse(true));
  }

  private static ModelAndView back(String name, String language) {
    return new ModelAndView("redirect:/templates/%s/%s".formatted(name, language));
  }
}
