package org.dunwell.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.dunwell.contact.templates.Words;
import org.dunwell.credit.Parties;
import org.dunwell.credit.applications.Application;
import org.dunwell.credit.applications.ApplicationLinks;
import org.dunwell.credit.applications.ApplicationWait;
import org.dunwell.credit.applications.Applications;
import org.dunwell.credit.applications.form.Field;
import org.dunwell.credit.applications.form.NotWaitedFor;
import org.dunwell.credit.applications.form.Plain;
import org.dunwell.credit.applications.references.ReferenceAnswer;
import org.dunwell.credit.applications.references.TradeReference;
import org.dunwell.credit.applications.references.TradeReferences;
import org.dunwell.receivables.SellingEntities;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * Somebody who was named as a trade reference says how the applicant pays, once. It sees of the
 * applicant nothing but the name, made harmless, and of others who were named nothing.
 */
@Controller
class ReferencePage {

  private final ApplicationLinks links;
  private final TradeReferences references;
  private final ApplicationWait wait;
  private final Applications applications;
  private final Parties parties;
  private final SellingEntities entities;
  private final ApplyForm forms;
  private final ShutApplyLinks shut;

  ReferencePage(
      ApplicationLinks links,
      TradeReferences references,
      ApplicationWait wait,
      Applications applications,
      Parties parties,
      SellingEntities entities,
      ApplyForm forms,
      ShutApplyLinks shut) {
    this.links = links;
    this.references = references;
    this.wait = wait;
    this.applications = applications;
    this.parties = parties;
    this.entities = entities;
    this.forms = forms;
    this.shut = shut;
  }

  @GetMapping("/reference/{token}")
  ModelAndView page(@PathVariable String token, HttpServletRequest request, Locale reader) {
    Optional<TradeReference> one = links.reference(token).map(references::byId);
    return one.isEmpty()
        ? shut.page(token, request, reader)
        : draw(token, one.get(), Form.fresh(words(one.get())), null);
  }

  @PostMapping("/reference/{token}")
  ModelAndView answer(
      @PathVariable String token,
      @RequestParam MultiValueMap<String, String> sent,
      HttpServletRequest request,
      Locale reader) {
    Optional<TradeReference> one = links.reference(token).map(references::byId);
    if (one.isEmpty()) {
      return shut.page(token, request, reader);
    }
    Form form = new Form(sent, words(one.get()));
    try {
      store(one.get().id(), form, request.getRemoteAddr());
      return new ModelAndView("redirect:/reference/" + token);
    } catch (NotWaitedFor late) {
      return new ModelAndView("redirect:/reference/" + token);
    } catch (Refused refused) {
      return draw(token, one.get(), form, Complaints.of(refused));
    }
  }

  private void store(long id, Form form, String address) {
    if (form.text("answer").equals("decline")) {
      wait.decline(id);
      return;
    }
    ReferenceAnswer answer = ApplyForm.inTheirWords(form.words(), () -> read(form, address));
    wait.answer(id, answer);
  }

  private ReferenceAnswer read(Form form, String address) {
    String currency = form.text("currency");
    if (!forms.currencies().contains(currency)) {
      throw new Refused(form.words().of("apply.bad.currency"));
    }
    BigDecimal highest = form.amount("highest", currency, null);
    String again = form.text("again");
    return new ReferenceAnswer(
        number(form, "since", Field.SINCE),
        highest,
        currency,
        number(form, "terms", Field.TERMS),
        number(form, "daysLate", Field.DAYS_LATE),
        again.isEmpty() ? null : again.equals("yes"),
        form.text("comments", Field.COMMENTS.longest()),
        address);
  }

  private static Integer number(Form form, String name, Field field) {
    String typed = form.text(name);
    if (typed.isEmpty()) {
      return null;
    }
    if (!typed.matches("-?\\d{1,4}")) {
      Words words = form.words();
      throw new Refused(words.of("apply.bad.number", words.of("apply.field." + field.code())));
    }
    return Integer.valueOf(typed);
  }

  private Words words(TradeReference one) {
    return Words.in(applications.byId(one.applicationId()).language());
  }

  private ModelAndView draw(
      String token, TradeReference one, Form form, Map<String, String> refused) {
    Application application = applications.byId(one.applicationId());
    ModelAndView page =
        new ModelAndView("portal/reference")
            .addObject("words", form.words())
            .addObject("token", token)
            .addObject("form", form)
            .addObject("one", one)
            .addObject("over", application.isOver())
            .addObject("company", entities.byId(application.sellingEntityId()).name())
            .addObject("applicant", Plain.forStrangers(parties.byId(application.partyId()).name()))
            .addObject("currencies", forms.currencies())
            .addObject("refused", refused);
    if (refused != null) {
      page.setStatus(HttpStatus.UNPROCESSABLE_ENTITY);
    }
    return page;
  }
}
