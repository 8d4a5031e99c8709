package org.dunwell.workspace.notes;

import java.security.Principal;
import java.util.List;
import java.util.UUID;
import org.dunwell.platform.BrokenRule;
import org.dunwell.receivables.Customer;
import org.dunwell.receivables.Customers;
import org.dunwell.receivables.Invoices;
import org.dunwell.receivables.notes.NewNote;
import org.dunwell.receivables.notes.Note;
import org.dunwell.receivables.notes.NoteChange;
import org.dunwell.receivables.notes.Notes;
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

/** All notes on a customer; writes one, changes it, pins it, deletes it. */
@Controller
@RequestMapping("/customers/{number}/notes")
class NotePages {

  private static final int SHOWN = 50;

  /**
   * What was typed, right or wrong.
   *
   * @param invoiceId null for the customer as a whole
   * @param key made with the empty form, so that pressing the button twice writes one note
   */
  record Typed(String text, Boolean pinned, Long invoiceId, String key, Integer version) {}

  private final Notes notes;
  private final Customers customers;
  private final Invoices invoices;

  NotePages(Notes notes, Customers customers, Invoices invoices) {
    this.notes = notes;
    this.customers = customers;
    this.invoices = invoices;
  }

  @GetMapping
  String all(
      @PathVariable String number,
      @RequestParam(required = false) Long before,
      Principal who,
      Model model) {
    Customer customer = customers.byNumber(number);
    List<Note> page = notes.list(List.of(customer.id()), null, before, SHOWN + 1);
    boolean more = page.size() > SHOWN;
    model.addAttribute("customer", customer);
    model.addAttribute("notes", more ? page.subList(0, SHOWN) : page);
    model.addAttribute("older", more ? page.get(SHOWN - 1).id() : null);
    model.addAttribute("notesManager", notes.mayChangeAll(who.getName()));
    return "workspace/notes";
  }

  @GetMapping("/new")
  String empty(
      @PathVariable String number, @RequestParam(required = false) Long invoice, Model model) {
    Typed typed = new Typed(null, false, invoice, UUID.randomUUID().toString(), null);
    return page(model, customers.byNumber(number), null, typed);
  }

  @GetMapping("/{note}")
  String one(@PathVariable String number, @PathVariable long note, Model model) {
    Customer customer = customers.byNumber(number);
    Note found = notes.byId(customer.id(), note);
    Typed typed = new Typed(found.text(), found.pinned(), found.invoiceId(), null, found.version());
    return page(model, customer, found, typed);
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
      notes.add(
          new NewNote(
              typed.key(),
              customer.id(),
              typed.invoiceId(),
              typed.text(),
              Boolean.TRUE.equals(typed.pinned()),
              who.getName()));
    } catch (BrokenRule broken) {
      return refused(model, customer, null, typed, broken);
    }
    flash.addFlashAttribute("done", "The note is written.");
    return back(typed.invoiceId());
  }

  @PostMapping("/{note}")
  Object change(
      @PathVariable String number,
      @PathVariable long note,
      @ModelAttribute Typed typed,
      Principal who,
      Model model,
      RedirectAttributes flash) {
    Customer customer = customers.byNumber(number);
    Note found = notes.byId(customer.id(), note);
    int version = typed.version() == null ? found.version() : typed.version();
    try {
      notes.change(
          customer.id(),
          note,
          new NoteChange(typed.text(), Boolean.TRUE.equals(typed.pinned()), version),
          who.getName());
    } catch (BrokenRule broken) {
      return refused(model, customer, found, typed, broken);
    }
    flash.addFlashAttribute("done", "The note is changed.");
    return back(found.invoiceId());
  }

  @PostMapping("/{note}/delete")
  Object delete(
      @PathVariable String number,
      @PathVariable long note,
      Principal who,
      RedirectAttributes flash) {
    Customer customer = customers.byNumber(number);
    Note found = notes.byId(customer.id(), note);
    try {
      notes.delete(customer.id(), note, who.getName());
      flash.addFlashAttribute("done", "The note is deleted; what it said stands below.");
    } catch (BrokenRule broken) {
      flash.addFlashAttribute("refused", broken.getMessage());
    }
    return back(found.invoiceId());
  }

  @PostMapping("/{note}/pin")
  Object pin(
      @PathVariable String number,
      @PathVariable long note,
      @RequestParam boolean pinned,
      RedirectAttributes flash) {
    try {
      notes.pin(customers.byNumber(number).id(), note, pinned);
      flash.addFlashAttribute(
          "done", pinned ? "The note is pinned on top." : "The note is no longer on top.");
    } catch (BrokenRule broken) {
      flash.addFlashAttribute("refused", broken.getMessage());
    }
    return back(null);
  }

  private static String back(Long invoiceId) {
    return invoiceId == null ? "redirect:/customers/{number}" : "redirect:/invoices/" + invoiceId;
  }

  private ModelAndView refused(
      Model model, Customer customer, Note note, Typed typed, BrokenRule broken) {
    model.addAttribute("refused", broken.getMessage());
    String view = page(model, customer, note, typed);
    return new ModelAndView(view, model.asMap(), HttpStatus.UNPROCESSABLE_ENTITY);
  }

  private String page(Model model, Customer customer, Note note, Typed typed) {
    model.addAttribute("customer", customer);
    model.addAttribute("note", note);
    model.addAttribute("typed", typed);
    model.addAttribute(
        "invoiceNumber",
        typed.invoiceId() == null ? null : invoices.byId(typed.invoiceId()).number());
    return "workspace/note";
  }
}
