package org.dunwell.receivables.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.security.Principal;
import java.util.List;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.NotThere;
import org.dunwell.platform.web.Listing;
import org.dunwell.receivables.Customers;
import org.dunwell.receivables.Invoice;
import org.dunwell.receivables.Invoices;
import org.dunwell.receivables.notes.NewNote;
import org.dunwell.receivables.notes.Note;
import org.dunwell.receivables.notes.NoteChange;
import org.dunwell.receivables.notes.Notes;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriUtils;

/** Notes on a customer and its invoices over REST. */
@RestController
@RequestMapping("/api/customers/{number}/notes")
@Tag(name = "Notes")
class NoteResource {

  /**
   * A note to write down.
   *
   * @param key of the caller's choice: sending it again does not write it again
   * @param invoice number of an invoice of this customer; absent: about the customer
   * @param pinned whether it is to stand on top of the customer's page
   */
  record Written(String key, String invoice, String text, Boolean pinned) {}

  /**
   * What a note is to say.
   *
   * @param pinned absent: as it was
   * @param version as it was read
   */
  record Changed(String text, Boolean pinned, Integer version) {}

  private final Notes notes;
  private final Customers customers;
  private final Invoices invoices;

  NoteResource(Notes notes, Customers customers, Invoices invoices) {
    this.notes = notes;
    this.customers = customers;
    this.invoices = invoices;
  }

  @GetMapping
  @Operation(summary = "Notes on a customer and its invoices, newest first")
  Listing<Note> list(
      @PathVariable String number,
      @RequestParam(required = false) Long before,
      @RequestParam(defaultValue = "50") int limit) {
    if (limit < 1 || limit > Notes.PAGE) {
      throw new BrokenRule("limit is %d; it must be 1 to %d.".formatted(limit, Notes.PAGE));
    }
    long customer = customers.byNumber(number).id();
    List<Note> page = notes.list(List.of(customer), null, before, limit);
    String next =
        page.size() < limit
            ? null
            : "%s?limit=%d&before=%d".formatted(path(number), limit, page.get(limit - 1).id());
    return new Listing<>(page, notes.count(customer), next);
  }

  @GetMapping("/{note}")
  @Operation(summary = "One note")
  Note one(@PathVariable String number, @PathVariable long note) {
    return notes.byId(customers.byNumber(number).id(), note);
  }

  @PostMapping
  @Operation(summary = "Write a note; it stands on the customer's timeline too")
  ResponseEntity<Note> add(
      @PathVariable String number, @RequestBody Written written, Principal user) {
    long customer = customers.byNumber(number).id();
    Note note =
        notes.add(
            new NewNote(
                written.key(),
                customer,
                written.invoice() == null ? null : invoice(written.invoice(), customer),
                written.text(),
                Boolean.TRUE.equals(written.pinned()),
                user.getName()));
    return ResponseEntity.created(URI.create(path(number) + "/" + note.id())).body(note);
  }

  @PutMapping("/{note}")
  @Operation(summary = "Change a note; what it said before stays on the timeline")
  Note change(
      @PathVariable String number,
      @PathVariable long note,
      @RequestBody Changed changed,
      Principal user) {
    if (changed.version() == null) {
      throw new BrokenRule("version is missing: read the note and send back the version it had.");
    }
    return notes.change(
        customers.byNumber(number).id(),
        note,
        new NoteChange(changed.text(), changed.pinned(), changed.version()),
        user.getName());
  }

  @DeleteMapping("/{note}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Delete a note; what it said stays on the timeline")
  void delete(@PathVariable String number, @PathVariable long note, Principal user) {
    notes.delete(customers.byNumber(number).id(), note, user.getName());
  }

  /** Two companies of ours may use the same number, but hardly for the same customer. */
  private long invoice(String number, long customer) {
    return invoices.byNumber(number).stream()
        .filter(invoice -> invoice.customerId() == customer)
        .findFirst()
        .map(Invoice::id)
        .orElseThrow(() -> new NotThere("invoice of this customer", number));
  }

  private static String path(String number) {
    return "/api/customers/%s/notes"
        .formatted(UriUtils.encodePathSegment(number, java.nio.charset.StandardCharsets.UTF_8));
  }
}
