package org.dunwell.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.dunwell.contact.templates.Words;
import org.dunwell.credit.applications.ApplicantAnswers;
import org.dunwell.credit.applications.Application;
import org.dunwell.credit.applications.ApplicationLinks;
import org.dunwell.credit.applications.Applications;
import org.dunwell.credit.applications.Dossier;
import org.dunwell.credit.applications.NewApplication;
import org.dunwell.credit.applications.form.Field;
import org.dunwell.credit.applications.references.TradeReference;
import org.dunwell.credit.applications.references.TradeReferences;
import org.dunwell.disputes.evidence.CheckedFile;
import org.dunwell.platform.Money;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** Whoever has applied sees how it stands, adds to it, or takes it back. */
@Controller
class ApplicantPage {

  private final Applications applications;
  private final ApplicationLinks links;
  private final TradeReferences references;
  private final Dossier dossier;
  private final ApplicantAnswers answers;
  private final ShutApplyLinks shut;

  ApplicantPage(
      Applications applications,
      ApplicationLinks links,
      TradeReferences references,
      Dossier dossier,
      ApplicantAnswers answers,
      ShutApplyLinks shut) {
    this.applications = applications;
    this.links = links;
    this.references = references;
    this.dossier = dossier;
    this.answers = answers;
    this.shut = shut;
  }

  @GetMapping("/apply/{token}")
  ModelAndView page(@PathVariable String token, HttpServletRequest request, Locale reader) {
    Optional<Long> id = links.application(token);
    return id.isEmpty()
        ? shut.page(token, request, reader)
        : draw(token, applications.byId(id.get()), null);
  }

  @PostMapping("/apply/{token}/withdraw")
  ModelAndView withdraw(@PathVariable String token, HttpServletRequest request, Locale reader) {
    Optional<Long> id = links.application(token);
    if (id.isEmpty()) {
      return shut.page(token, request, reader);
    }
    applications.withdraw(id.get(), NewApplication.APPLICANT);
    return new ModelAndView("redirect:/apply/" + token);
  }

  @PostMapping("/apply/{token}/more")
  ModelAndView more(
      @PathVariable String token,
      @RequestParam MultiValueMap<String, String> sent,
      @RequestParam(name = "file", required = false) List<MultipartFile> files,
      HttpServletRequest request,
      Locale reader) {
    Optional<Long> id = links.application(token);
    if (id.isEmpty()) {
      return shut.page(token, request, reader);
    }
    Application application = applications.byId(id.get());
    Words words = Words.in(application.language());
    try {
      add(application, new Form(sent, words), files);
      return new ModelAndView("redirect:/apply/" + token + "?more=1");
    } catch (Refused refused) {
      ModelAndView again = draw(token, application, Complaints.of(refused));
      again.addObject("typed", new Form(sent, words).text("note"));
      again.setStatus(HttpStatus.UNPROCESSABLE_ENTITY);
      return again;
    }
  }

  private void add(Application application, Form form, List<MultipartFile> files) {
    String said = form.text("note", Field.MESSAGE.longest());
    List<CheckedFile> documents =
        ReceivedFiles.documents(files, NewApplication.MOST_DOCUMENTS, form.words());
    ApplyForm.inTheirWords(
        form.words(),
        () -> {
          answers.add(application.id(), said, documents, NewApplication.APPLICANT);
          return null;
        });
  }

  private ModelAndView draw(String token, Application application, Map<String, String> refused) {
    List<TradeReference> named = references.of(application.id());
    return new ModelAndView("portal/applicant")
        .addObject("words", Words.in(application.language()))
        .addObject("token", token)
        .addObject("one", application)
        .addObject("wanted", wish(application, application.wanted(), application.termsDays()))
        .addObject(
            "granted", wish(application, application.granted(), application.grantedTermsDays()))
        .addObject("named", named.size())
        .addObject("answered", named.stream().filter(TradeReference::isAnswered).count())
        .addObject("documents", dossier.documents(application.id()))
        .addObject("consent", dossier.consent(application.id()))
        .addObject("refused", refused)
        .addObject("mostFiles", NewApplication.MOST_DOCUMENTS)
        .addObject("mostMegabytes", ReceivedFiles.mostMegabytes());
  }

  private static String wish(Application application, BigDecimal amount, Integer days) {
    if (amount == null) {
      return null;
    }
    Words words = Words.in(application.language());
    Money money = Money.of(amount.stripTrailingZeros(), application.currency());
    return words.of(
        "apply.state.wanted", words.amount(money.amount(), application.currency()), days);
  }
}
