package org.dunwell.workspace.contacts;

import java.security.Principal;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.NotThere;
import org.dunwell.receivables.Contact;
import org.dunwell.receivables.Customer;
import org.dunwell.receivables.Customers;
import org.dunwell.receivables.contacts.ContactBook;
import org.dunwell.receivables.contacts.ContactEntry;
import org.springframework.http.HttpStatus;
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

/** Adds a contact, corrects it, takes it out of use. */
@Controller
@RequestMapping("/customers/{number}/contacts")
class ContactPages {

  /** What was typed, right or wrong. */
  record Typed(
      String name,
      String role,
      String email,
      String phone,
      String language,
      boolean emailConsent,
      boolean phoneConsent,
      boolean textConsent) {

    static final Typed EMPTY =
        new Typed(null, "accounts-payable", null, null, null, true, true, false);

    static Typed of(Contact contact) {
      return new Typed(
          contact.name(),
          contact.role(),
          contact.email(),
          contact.phone(),
          contact.language(),
          contact.emailConsent(),
          contact.phoneConsent(),
          contact.textConsent());
    }

    ContactEntry entry() {
      return new ContactEntry(
          name, role, email, phone, language, emailConsent, phoneConsent, textConsent);
    }
  }

  private final Customers customers;
  private final ContactBook book;

  ContactPages(Customers customers, ContactBook book) {
    this.customers = customers;
    this.book = book;
  }

  @GetMapping("/new")
  String empty(@PathVariable String number, Model model) {
    return page(model, customers.byNumber(number), null, Typed.EMPTY);
  }

  @GetMapping("/{id}")
  String one(@PathVariable String number, @PathVariable long id, Model model) {
    Customer customer = customers.byNumber(number);
    Contact contact = found(customer, id);
    return page(model, customer, contact, Typed.of(contact));
  }

  @PostMapping
  Object add(
      @PathVariable String number,
      @ModelAttribute Typed typed,
      Principal who,
      Model model,
      RedirectAttributes flash) {
    Customer customer = customers.byNumber(number);
    try {
      book.add(customer.id(), typed.entry(), who.getName());
    } catch (BrokenRule broken) {
      return refused(model, customer, null, typed, broken);
    }
    flash.addFlashAttribute("done", "The contact is added.");
    return "redirect:/customers/{number}";
  }

  @PostMapping("/{id}")
  Object change(
      @PathVariable String number,
      @PathVariable long id,
      @ModelAttribute Typed typed,
      Principal who,
      Model model,
      RedirectAttributes flash) {
    Customer customer = customers.byNumber(number);
    Contact contact = found(customer, id);
    try {
      book.change(id, typed.entry(), who.getName());
    } catch (BrokenRule broken) {
      return refused(model, customer, contact, typed, broken);
    }
    flash.addFlashAttribute("done", "The contact is changed.");
    return "redirect:/customers/{number}";
  }

  @PostMapping("/{id}/retire")
  Object retire(
      @PathVariable String number,
      @PathVariable long id,
      @RequestParam(required = false) String reason,
      Principal who,
      Model model,
      RedirectAttributes flash) {
    Customer customer = customers.byNumber(number);
    Contact contact = found(customer, id);
    try {
      book.retire(id, reason, who.getName());
    } catch (BrokenRule broken) {
      return refused(model, customer, contact, Typed.of(contact), broken);
    }
    flash.addFlashAttribute("done", "The contact is out of use.");
    return "redirect:/customers/{number}";
  }

  private Contact found(Customer customer, long id) {
    Contact contact = customers.contact(id);
    if (contact.customerId() != customer.id()) {
      throw new NotThere("contact of customer " + customer.number(), Long.toString(id));
    }
    return contact;
  }

  private static ModelAndView refused(
      Model model, Customer customer, Contact contact, Typed typed, BrokenRule broken) {
    model.addAttribute("refused", broken.getMessage());
    String view = page(model, customer, contact, typed);
    return new ModelAndView(view, model.asMap(), HttpStatus.UNPROCESSABLE_ENTITY);
  }

  private static String page(Model model, Customer customer, Contact contact, Typed typed) {
    model.addAttribute("customer", customer);
    model.addAttribute("contact", contact);
    model.addAttribute("typed", typed);
    model.addAttribute("roles", ContactEntry.ROLES);
    return "workspace/contact";
  }
}
