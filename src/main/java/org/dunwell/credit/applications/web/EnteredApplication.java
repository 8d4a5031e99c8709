package org.dunwell.credit.applications.web;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.dunwell.credit.NewProspect;
import org.dunwell.credit.applications.Dossier;
import org.dunwell.credit.applications.NewApplication;
import org.dunwell.credit.applications.Wish;
import org.dunwell.credit.applications.references.NewReference;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.web.Given;
import org.dunwell.platform.web.Typed;
import org.dunwell.receivables.Access;
import org.dunwell.receivables.Customer;
import org.dunwell.receivables.Customers;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;
import org.springframework.web.servlet.ModelAndView;

/** An application that one of us enters, such as after a call or from paper. */
@Component
class EnteredApplication {

  private final Customers customers;
  private final Access access;
  private final Dossier dossier;

  EnteredApplication(Customers customers, Access access, Dossier dossier) {
    this.customers = customers;
    this.access = access;
    this.dossier = dossier;
  }

  /**
   * The form.
   *
   * @param number of the customer who wants more; null for somebody who is no customer
   */
  ModelAndView draw(String number, String key) {
    Customer customer = number == null ? null : customers.byId(access.customer(number));
    return new ModelAndView("credit/application-new")
        .addObject("customer", customer)
        .addObject("key", key)
        .addObject("typed", java.util.Map.of())
        .addObject("consent", dossier.wording("en"))
        .addObject("mostReferences", NewReference.MOST);
  }

  /**
   * Reads what was typed.
   *
   * @throws BrokenRule naming what does not do
   */
  NewApplication read(MultiValueMap<String, String> sent, String by) {
    UnaryOperator<String> text = name -> Given.text(sent.getFirst(name));
    if (!"true".equals(sent.getFirst("agree"))) {
      throw new BrokenRule(
          "Without the applicant's consent nobody may be asked about it. Get it, then tick it.");
    }
    return new NewApplication(
        "person/" + key(text.apply("key")),
        applicant(text),
        new Wish(
            Typed.amount(text.apply("amount")),
            text.apply("currency"),
            days(text.apply("terms")),
            Typed.amount(text.apply("purchases"))),
        references(sent),
        List.of(),
        new NewApplication.GivenConsent(dossier.wording("en").version(), "en", null),
        "person",
        by);
  }

  private static String key(String typed) {
    try {
      return UUID.fromString(typed == null ? "" : typed).toString();
    } catch (IllegalArgumentException none) {
      throw new BrokenRule("This form cannot be read. Open it again.");
    }
  }

  private static int days(String typed) {
    Integer days = Given.number("The terms in days", typed, Integer::valueOf);
    return days == null ? 30 : days;
  }

  private NewApplication.Applicant applicant(UnaryOperator<String> text) {
    String number = text.apply("customer");
    if (number != null) {
      return new NewApplication.Applicant(access.customer(number), null, null);
    }
    return NewApplication.Applicant.of(
        new NewProspect(
            text.apply("company"),
            text.apply("street"),
            text.apply("postalCode"),
            text.apply("city"),
            text.apply("country"),
            text.apply("language"),
            text.apply("currency"),
            text.apply("registration"),
            text.apply("vatId"),
            text.apply("industry"),
            text.apply("contact"),
            text.apply("email"),
            text.apply("phone"),
            text.apply("website")));
  }

  private static List<NewReference> references(MultiValueMap<String, String> sent) {
    List<String> companies = sent.getOrDefault("refCompany", List.of());
    List<String> emails = sent.getOrDefault("refEmail", List.of());
    if (Math.max(companies.size(), emails.size()) > NewReference.MOST) {
      throw new BrokenRule("Name at most %d trade references.".formatted(NewReference.MOST));
    }
    List<NewReference> references = new ArrayList<>();
    for (int i = 0; i < Math.min(companies.size(), emails.size()); i++) {
      if (Given.text(companies.get(i)) != null || Given.text(emails.get(i)) != null) {
        references.add(new NewReference(companies.get(i), null, emails.get(i)));
      }
    }
    return references;
  }
}
