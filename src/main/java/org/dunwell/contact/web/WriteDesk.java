package org.dunwell.contact.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.dunwell.contact.correspondence.Attachment;
import org.dunwell.contact.correspondence.Correspondence;
import org.dunwell.contact.correspondence.Envelopes;
import org.dunwell.contact.correspondence.InvoiceCopies;
import org.dunwell.contact.correspondence.PersonalMail;
import org.dunwell.contact.replies.Replies;
import org.dunwell.contact.web.MailPageMapper.InvoiceLine;
import org.dunwell.contact.web.MailPageMapper.Seller;
import org.dunwell.platform.BrokenRule;
import org.dunwell.receivables.Contact;
import org.dunwell.receivables.Customer;
import org.dunwell.receivables.Customers;
import org.dunwell.receivables.Insolvents;
import org.springframework.stereotype.Component;

/** What lies on the desk of a person who writes to a customer. */
@Component
class WriteDesk {

  private static final int MOST_INVOICES = 100;

  /** Who could get a mail, and why not; {@code whyNot} is null when they may be written to. */
  record Reader(long id, String label, String whyNot) {}

  /**
   * Everything to choose from and what is chosen.
   *
   * @param readers contacts of the customer and of its bill-to, those who may be written to first
   * @param contact the chosen one; null when nobody may be written to
   * @param entity the chosen company of ours
   * @param invoices open with it
   * @param copies ids of those whose document is stored
   * @param salesRep their address, or null
   * @param insolvency since when and why, or null
   */
  record Desk(
      Customer customer,
      List<Reader> readers,
      Long contact,
      List<Seller> sellers,
      Long entity,
      List<InvoiceLine> invoices,
      List<Long> copies,
      String salesRep,
      Insolvents.Insolvency insolvency) {

    boolean canWrite() {
      return contact != null && entity != null;
    }
  }

  private final Customers customers;
  private final MailPageMapper mapper;
  private final WriteStart start;
  private final Replies replies;
  private final InvoiceCopies copies;
  private final Insolvents insolvents;

  WriteDesk(
      Customers customers,
      MailPageMapper mapper,
      WriteStart start,
      Replies replies,
      InvoiceCopies copies,
      Insolvents insolvents) {
    this.replies = replies;
    this.customers = customers;
    this.mapper = mapper;
    this.start = start;
    this.copies = copies;
    this.insolvents = insolvents;
  }

  Desk open(String number, Long contact, Long entity) {
    Customer customer = customers.byNumber(number);
    List<Reader> readers = readers(customer);
    List<Seller> sellers = mapper.sellers(customer.id());
    Long reader =
        readers.stream()
            .filter(one -> one.whyNot() == null)
            .map(Reader::id)
            .filter(id -> contact == null || id.equals(contact))
            .findFirst()
            .orElse(contact);
    Long seller =
        sellers.stream()
            .map(Seller::id)
            .filter(id -> id.equals(entity))
            .findFirst()
            .orElse(sellers.isEmpty() ? null : sellers.get(0).id());
    List<InvoiceLine> invoices =
        mapper.openInvoices(customer.id(), MOST_INVOICES).stream()
            .filter(line -> Objects.equals(line.sellingEntityId(), seller))
            .toList();
    return new Desk(
        customer,
        readers,
        reader,
        sellers,
        seller,
        invoices,
        copies.there(invoices.stream().map(InvoiceLine::id).toList()),
        mapper.salesRep(customer.id()).orElse(null),
        insolvents.of(customer.id()).orElse(null));
  }

  private List<Reader> readers(Customer customer) {
    List<Contact> contacts = new ArrayList<>();
    if (customer.billToId() != null) {
      contacts.addAll(customers.contacts(customer.billToId()));
    }
    contacts.addAll(customers.contacts(customer.id()));
    return contacts.stream()
        .map(one -> new Reader(one.id(), label(one), Envelopes.whyNot(one)))
        .sorted(Comparator.comparing(one -> one.whyNot() != null))
        .toList();
  }

  private static String label(Contact contact) {
    String name = contact.name() == null ? "" : contact.name() + ", ";
    String email = contact.email() == null ? "no e-mail address" : contact.email();
    return name + contact.role().replace('-', ' ') + ": " + email;
  }

  WriteForm start(Desk desk, WriteStart.Wish wish) {
    WriteForm form =
        start.fill(
            new Correspondence.Addressee(desk.customer().id(), desk.entity(), desk.contact()),
            wish,
            desk.invoices());
    return desk.insolvency() == null ? form : form.withoutPayLink();
  }

  PersonalMail mail(Desk desk, WriteForm form, List<Attachment> files, String by) {
    if (form.contact() == null || !desk.canWrite()) {
      throw new BrokenRule("Choose who gets the mail.");
    }
    if (form.mail() != null) {
      replies.ofCustomer(form.mail(), desk.customer().id());
    }
    return new PersonalMail(
        "personal/" + by + "/" + key(form),
        desk.customer().id(),
        desk.entity(),
        form.contact(),
        form.copyTo(),
        form.subject(),
        form.text(),
        form.invoices(),
        Boolean.TRUE.equals(form.payLink()),
        withCopies(files, form),
        form.mail(),
        by);
  }

  private List<Attachment> withCopies(List<Attachment> files, WriteForm form) {
    if (!Boolean.TRUE.equals(form.copies()) || form.invoices().isEmpty()) {
      return files;
    }
    List<Attachment> all = new ArrayList<>(files);
    InvoiceCopies.Copies found = copies.of(form.invoices());
    if (found.files().size() < copies.there(form.invoices()).size()) {
      throw new BrokenRule("The documents are too many for one mail. Tick fewer invoices.");
    }
    all.addAll(found.files());
    return all;
  }

  /** Whatever came in the field, a key is a UUID. */
  private static UUID key(WriteForm form) {
    try {
      return UUID.fromString(String.valueOf(form.key()));
    } catch (IllegalArgumentException madeUp) {
      throw new BrokenRule("This page is broken. Open it again and copy your text over.");
    }
  }
}
