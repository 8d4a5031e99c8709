package org.dunwell.portal;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dunwell.contact.templates.Words;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.NotThere;
import org.dunwell.receivables.Contact;
import org.dunwell.receivables.Customers;
import org.dunwell.receivables.contacts.ContactEntry;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Whom we may write to and call, as far as whoever has the link may see it. */
@Controller
class ContactsPage {

  private static final int LONGEST = 254;
  private static final int MOST = 50;
  private static final int TAIL = 3;

  private final Customers customers;
  private final ContactChanges changes;

  ContactsPage(Customers customers, ContactChanges changes) {
    this.customers = customers;
    this.changes = changes;
  }

  /** A contact with as much of it as tells it from others: a link may have been passed on. */
  record Line(long id, String name, String email, String phone) {}

  @GetMapping("/pay/{token}/contacts")
  ModelAndView page(Visit visit) {
    return draw(visit, Form.fresh(visit.words()));
  }

  @PostMapping("/pay/{token}/contacts")
  ModelAndView add(Visit visit, @RequestParam MultiValueMap<String, String> sent) {
    Form form = new Form(sent, visit.words());
    try {
      ContactEntry entry = entry(visit.words(), form);
      String who =
          Stream.of(entry.name(), entry.email(), entry.phone())
              .filter(Objects::nonNull)
              .collect(Collectors.joining(", "));
      return asked(
          visit,
          new ContactChangeRows.Wanted(
              form.key(visit),
              null,
              entry.name(),
              entry.email(),
              entry.phone(),
              visit.words().of("portal.contacts.adding", who)));
    } catch (BrokenRule refused) {
      return PortalPages.again(draw(visit, form), visit, refused);
    }
  }

  @PostMapping("/pay/{token}/contacts/retire")
  ModelAndView retire(
      Visit visit, @RequestParam long contact, @RequestParam MultiValueMap<String, String> sent) {
    Line line =
        lines(visit).stream()
            .filter(one -> one.id() == contact)
            .findFirst()
            .orElseThrow(() -> new NotThere("contact", Long.toString(contact)));
    Form form = new Form(sent, visit.words());
    try {
      return asked(
          visit,
          new ContactChangeRows.Wanted(
              form.key(visit) + "/retire/" + contact,
              contact,
              null,
              null,
              null,
              visit.words().of("portal.contacts.retiring", line.name() + " " + line.email())));
    } catch (BrokenRule refused) {
      return PortalPages.again(draw(visit, form), visit, refused);
    }
  }

  private ModelAndView asked(Visit visit, ContactChangeRows.Wanted wanted) {
    return PortalPages.done(visit, changes.ask(visit, wanted) ? "contact" : "contact-asked");
  }

  private static ContactEntry entry(Words words, Form form) {
    String email = form.text("email", LONGEST);
    String phone = form.text("phone", LONGEST);
    try {
      if (email != null || phone != null) {
        return new ContactEntry(
            form.text("name", LONGEST), "accounts-payable", email, phone, null, true, true);
      }
    } catch (BrokenRule wrong) {
      // said below
    }
    throw new Refused(words.of("portal.contacts.wrong"));
  }

  private List<Line> lines(Visit visit) {
    return customers.contacts(visit.customer().id()).stream()
        .filter(contact -> contact.emailRetiredAt() == null || contact.phoneRetiredAt() == null)
        .limit(MOST)
        .map(ContactsPage::line)
        .toList();
  }

  private static Line line(Contact contact) {
    return new Line(
        contact.id(),
        contact.name() == null ? "–" : contact.name(),
        contact.email() == null ? "" : contact.email().replaceFirst("^(.).*(?=@)", "$1…"),
        contact.phone() == null
            ? ""
            : "… " + contact.phone().substring(Math.max(0, contact.phone().length() - TAIL)));
  }

  private ModelAndView draw(Visit visit, Form form) {
    return PortalPages.form("portal/contacts", visit)
        .addObject("form", form)
        .addObject("contacts", lines(visit));
  }
}
