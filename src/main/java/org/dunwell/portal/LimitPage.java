package org.dunwell.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.dunwell.credit.applications.Applications;
import org.dunwell.credit.applications.Dossier;
import org.dunwell.credit.applications.NewApplication;
import org.dunwell.credit.applications.references.NewReference;
import org.dunwell.platform.BrokenRule;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** A customer asks for a higher limit. */
@Controller
class LimitPage {

  private final ApplyForm forms;
  private final Applications applications;
  private final Dossier dossier;

  LimitPage(ApplyForm forms, Applications applications, Dossier dossier) {
    this.forms = forms;
    this.applications = applications;
    this.dossier = dossier;
  }

  @GetMapping("/pay/{token}/limit")
  ModelAndView form(Visit visit) {
    return draw(visit, Form.fresh(visit.words()));
  }

  @PostMapping("/pay/{token}/limit")
  ModelAndView ask(
      Visit visit,
      @RequestParam MultiValueMap<String, String> sent,
      @RequestParam(name = "file", required = false) List<MultipartFile> files,
      HttpServletRequest request) {
    Form form = new Form(sent, visit.words());
    try {
      ApplyForm.inTheirWords(
          visit.words(),
          () -> applications.submit(read(visit, form, files, request.getRemoteAddr())));
    } catch (BrokenRule refused) {
      return PortalPages.again(draw(visit, form), visit, refused);
    }
    return PortalPages.done(visit, "limit");
  }

  private NewApplication read(Visit visit, Form form, List<MultipartFile> files, String address) {
    Complaints complaints = new Complaints(visit.words());
    ApplyForm.Asked asked = forms.asked(form, files, address, complaints);
    complaints.refuseIfAny();
    return new NewApplication(
        form.key(visit),
        new NewApplication.Applicant(
            visit.customer().id(), visit.account().sellingEntityId(), null),
        asked.wish(),
        asked.references(),
        asked.documents(),
        asked.consent(),
        "portal",
        NewApplication.APPLICANT);
  }

  private ModelAndView draw(Visit visit, Form form) {
    return PortalPages.form("portal/limit", visit)
        .addObject("form", form)
        .addObject("currencies", forms.currencies())
        .addObject("terms", ApplyForm.TERMS)
        .addObject("mostReferences", NewReference.MOST)
        .addObject("mostFiles", NewApplication.MOST_DOCUMENTS)
        .addObject("mostMegabytes", ReceivedFiles.mostMegabytes())
        .addObject("consent", dossier.wording(visit.words().language()));
  }
}
