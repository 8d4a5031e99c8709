package org.dunwell.portal;

import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dunwell.contact.templates.Words;
import org.dunwell.receivables.Customers;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/**
 * Behind the link of a mail that asks the address on file about a change of contacts. Looking
 * changes nothing: programs that check mails look at every link.
 */
@Controller
class ConfirmPage {

  private final ContactChanges changes;
  private final Customers customers;

  ConfirmPage(ContactChanges changes, Customers customers) {
    this.changes = changes;
    this.customers = customers;
  }

  @GetMapping("/pay/{token}/confirm")
  ModelAndView page(@PathVariable String token) {
    ContactChangeRows.Change change =
        changes.read(token).orElseThrow(() -> new LinkShut(LinkShut.Kind.UNKNOWN));
    Words words = Words.in(customers.byId(change.customerId()).language());
    String who =
        change.contactId() == null
            ? Stream.of(change.name(), change.email(), change.phone())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(", "))
            : customers.contact(change.contactId()).email();
    return new ModelAndView("portal/confirm")
        .addObject("words", words)
        .addObject("done", change.done())
        .addObject("confirm", "/pay/" + token + "/confirm")
        .addObject(
            "change",
            words.of(
                change.contactId() == null ? "portal.contacts.adding" : "portal.contacts.retiring",
                who));
  }

  @PostMapping("/pay/{token}/confirm")
  ModelAndView confirm(@PathVariable String token) {
    changes.confirm(token);
    return new ModelAndView("redirect:/pay/" + token + "/confirm");
  }
}
