package org.dunwell.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import org.dunwell.contact.templates.Words;
import org.dunwell.credit.NewProspect;
import org.dunwell.credit.applications.Application;
import org.dunwell.credit.applications.ApplicationLinks;
import org.dunwell.credit.applications.Applications;
import org.dunwell.credit.applications.Dossier;
import org.dunwell.credit.applications.NewApplication;
import org.dunwell.credit.applications.references.NewReference;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** Somebody who has no account applies for one. */
@Controller
class ApplyPage {

  private final ApplyForm forms;
  private final Applications applications;
  private final ApplicationLinks links;
  private final Dossier dossier;
  private final VisitLimits limits;

  ApplyPage(
      ApplyForm forms,
      Applications applications,
      ApplicationLinks links,
      Dossier dossier,
      VisitLimits limits) {
    this.forms = forms;
    this.applications = applications;
    this.links = links;
    this.dossier = dossier;
    this.limits = limits;
  }

  @GetMapping("/apply")
  ModelAndView form(@RequestParam(required = false) String lang, Locale reader) {
    return draw(Form.fresh(words(lang, reader)));
  }

  @PostMapping("/apply")
  ModelAndView apply(
      @RequestParam MultiValueMap<String, String> sent,
      @RequestParam(name = "file", required = false) List<MultipartFile> files,
      HttpServletRequest request,
      Locale reader) {
    Form form = new Form(sent, words(sent.getFirst("lang"), reader));
    try {
      Application application = submit(form, files, request.getRemoteAddr());
      return new ModelAndView("redirect:/apply/" + links.stateToken(application.id()) + "?new=1");
    } catch (Refused refused) {
      ModelAndView again = draw(form).addObject("refused", Complaints.of(refused));
      again.setStatus(HttpStatus.UNPROCESSABLE_ENTITY);
      return again;
    }
  }

  private Application submit(Form form, List<MultipartFile> files, String address) {
    Words words = form.words();
    String key = forms.key(form).orElseThrow(() -> new Refused(words.of("portal.form.stale")));
    return ApplyForm.inTheirWords(
        words,
        () -> {
          NewApplication sent = read(form, key, files, address);
          limits.applied(address);
          return applications.submit(sent);
        });
  }

  private NewApplication read(Form form, String key, List<MultipartFile> files, String address) {
    Complaints complaints = new Complaints(form.words());
    NewProspect prospect = forms.prospect(form, complaints);
    ApplyForm.Asked asked = forms.asked(form, files, address, complaints);
    complaints.refuseIfAny();
    return new NewApplication(
        "form/" + key,
        NewApplication.Applicant.of(prospect),
        asked.wish(),
        asked.references(),
        asked.documents(),
        asked.consent(),
        "form",
        NewApplication.APPLICANT);
  }

  /** The language asked for, else that of the browser. */
  static Words words(String lang, Locale reader) {
    return Words.in(lang != null && Words.LANGUAGES.contains(lang) ? lang : reader.getLanguage());
  }

  private ModelAndView draw(Form form) {
    Words words = form.words();
    return new ModelAndView("portal/apply")
        .addObject("words", words)
        .addObject("form", form)
        .addObject("key", forms.key(form).isPresent() ? form.text("key") : forms.freshKey())
        .addObject("countries", ApplyForm.countries(words))
        .addObject("currencies", forms.currencies())
        .addObject("terms", ApplyForm.TERMS)
        .addObject("mostReferences", NewReference.MOST)
        .addObject("mostFiles", NewApplication.MOST_DOCUMENTS)
        .addObject("mostMegabytes", ReceivedFiles.mostMegabytes())
        .addObject("consent", dossier.wording(words.language()));
  }
}
