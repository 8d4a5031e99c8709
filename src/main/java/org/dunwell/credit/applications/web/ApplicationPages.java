package org.dunwell.credit.applications.web;

import java.security.Principal;
import java.util.List;
import java.util.UUID;
import org.dunwell.credit.Parties;
import org.dunwell.credit.applications.Application;
import org.dunwell.credit.applications.ApplicationBrief;
import org.dunwell.credit.applications.ApplicationLine;
import org.dunwell.credit.applications.Applications;
import org.dunwell.credit.applications.Dossier;
import org.dunwell.credit.applications.references.TradeReferences;
import org.dunwell.credit.process.ApplicationTask;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.web.Downloads;
import org.dunwell.platform.web.Given;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Our people's list of applications, and one with everything that is known of it. */
@Controller
class ApplicationPages {

  private static final int SHOWN = 50;

  private final Applications applications;
  private final ApplicationBrief brief;
  private final ApplicationTask desk;
  private final TradeReferences references;
  private final Dossier dossier;
  private final Parties parties;
  private final EnteredApplication entered;

  ApplicationPages(
      Applications applications,
      ApplicationBrief brief,
      ApplicationTask desk,
      TradeReferences references,
      Dossier dossier,
      Parties parties,
      EnteredApplication entered) {
    this.applications = applications;
    this.brief = brief;
    this.desk = desk;
    this.references = references;
    this.dossier = dossier;
    this.parties = parties;
    this.entered = entered;
  }

  @GetMapping("/credit/applications")
  ModelAndView list(
      @RequestParam(required = false) String state, @RequestParam(required = false) Long after) {
    String wanted = Given.text(state) == null ? "running" : Given.text(state);
    String filter = wanted.equals("all") ? null : ApplicationResource.state(wanted);
    List<ApplicationLine> lines = applications.list(filter, after, SHOWN);
    return new ModelAndView("credit/applications")
        .addObject("lines", lines)
        .addObject("state", wanted)
        .addObject("total", applications.count(filter))
        .addObject("next", lines.size() < SHOWN ? null : lines.get(SHOWN - 1).id());
  }

  @GetMapping("/credit/applications/new")
  ModelAndView form(@RequestParam(required = false) String customer) {
    return entered.draw(Given.text(customer), UUID.randomUUID().toString());
  }

  @PostMapping("/credit/applications")
  ModelAndView add(@RequestParam MultiValueMap<String, String> sent, Principal by) {
    try {
      Application application = applications.submit(entered.read(sent, by.getName()));
      return new ModelAndView("redirect:/credit/applications/" + application.id());
    } catch (BrokenRule refused) {
      ModelAndView again =
          entered.draw(Given.text(sent.getFirst("customer")), sent.getFirst("key"));
      again.addObject("typed", sent.toSingleValueMap());
      again.addObject("refused", refused.getMessage());
      again.setStatus(HttpStatus.UNPROCESSABLE_ENTITY);
      return again;
    }
  }

  @GetMapping("/credit/applications/{id}")
  ModelAndView page(@PathVariable long id) {
    Application application = applications.visible(id);
    return new ModelAndView("credit/application")
        .addObject("one", application)
        .addObject("party", parties.byId(application.partyId()))
        .addObject("references", references.of(id))
        .addObject("summary", brief.summary(application))
        .addObject("bureau", brief.bureau(application))
        .addObject("checks", dossier.checks(id))
        .addObject("documents", dossier.documents(id))
        .addObject("consent", dossier.consent(id))
        .addObject("events", dossier.events(id))
        .addObject("others", others(application))
        .addObject("task", desk.ofApplication(id).orElse(null));
  }

  private List<Application> others(Application application) {
    return applications.ofParty(application.partyId()).stream()
        .filter(one -> one.id() != application.id())
        .toList();
  }

  @PostMapping("/credit/applications/{id}/withdraw")
  String withdraw(@PathVariable long id, Principal by) {
    applications.visible(id);
    applications.withdraw(id, by.getName());
    return "redirect:/credit/applications/" + id;
  }

  @GetMapping("/credit/applications/{id}/documents/{document}")
  ResponseEntity<byte[]> document(@PathVariable long id, @PathVariable("document") long file) {
    applications.visible(id);
    Dossier.Content content = dossier.content(id, file);
    return Downloads.of(content.fileName(), content.mediaType(), content.bytes());
  }
}
