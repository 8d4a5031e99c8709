package org.dunwell.portal.phone;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dunwell.contact.PayLinks;
import org.dunwell.contact.correspondence.Correspondence;
import org.dunwell.contact.correspondence.InvoiceCopies;
import org.dunwell.contact.correspondence.NewMessage;
import org.dunwell.contact.phone.CallLedger;
import org.dunwell.contact.templates.Words;
import org.dunwell.contact.texts.PayLinkBySms;
import org.dunwell.portal.OpenItem;
import org.dunwell.portal.Visit;
import org.dunwell.promises.Promises;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What a caller has sent to itself: to what is on file, as an outbox row of this step. */
@Component
class PhoneSending {

  private final PhoneDebt debt;
  private final Correspondence letters;
  private final InvoiceCopies copies;
  private final ObjectProvider<PayLinkBySms> texts;
  private final NumbersOnFile numbers;
  private final PayLinks links;
  private final ObjectProvider<CallLedger> calls;

  PhoneSending(
      PhoneDebt debt,
      Correspondence letters,
      InvoiceCopies copies,
      ObjectProvider<PayLinkBySms> texts,
      NumbersOnFile numbers,
      PayLinks links,
      ObjectProvider<CallLedger> calls) {
    this.debt = debt;
    this.letters = letters;
    this.copies = copies;
    this.texts = texts;
    this.numbers = numbers;
    this.links = links;
    this.calls = calls;
  }

  /** Whether the link to the customer's own page is on its way as a text message. */
  boolean textLink(Talk talk) {
    PayLinkBySms door = texts.getIfAvailable();
    long customer = talk.at().customer;
    talk.at().acts++;
    Optional<String> number = numbers.of(customer, talk.call().theirNumber());
    Visit visit = debt.visit(talk);
    boolean sent =
        door != null
            && number.isPresent()
            && door.sendLink(
                talk.call(), customer, number.get(), talk.at().language, links.page(visit.token()));
    return said(talk, sent, "pay-link", "Asked for the pay link by text message.");
  }

  /** Whether it is on its way as a mail to the address on file. */
  boolean mailLink(Talk talk) {
    boolean sent =
        letters
            .send(
                new NewMessage(
                    talk.nextKey(),
                    talk.at().customer,
                    talk.call().sellingEntityId(),
                    null,
                    "phone-link",
                    Map.of(),
                    List.of(),
                    true,
                    List.of(),
                    Promises.CUSTOMER))
            .isPresent();
    return said(talk, sent, "pay-link", "Asked for the pay link by mail.");
  }

  /** Whether a copy is on its way as a mail to the address on file. */
  boolean mailCopy(Talk talk, OpenItem item) {
    List<Long> invoice = List.of(item.id());
    InvoiceCopies.Copies files = copies.of(invoice);
    Words words = Words.in(item.customer().language());
    boolean sent =
        letters
            .send(
                new NewMessage(
                    talk.nextKey(),
                    item.customer().id(),
                    item.entity().id(),
                    null,
                    "invoice-copy",
                    Map.of("invoices", List.of(line(words, item)), "attached", files.complete()),
                    invoice,
                    true,
                    files.files(),
                    Promises.CUSTOMER))
            .isPresent();
    return said(
        talk, sent, "copy", "Asked for a copy of invoice %s.".formatted(item.item().number()));
  }

  private static Map<String, String> line(Words words, OpenItem one) {
    return Map.of(
        "number", one.item().number(),
        "issued", words.date(one.item().issuedOn()),
        "due", words.date(one.item().dueOn()),
        "amount", words.amount(one.item().amount(), one.item().currency()),
        "open", words.amount(one.item().open(), one.item().currency()));
  }

  private boolean said(Talk talk, boolean sent, String outcome, String what) {
    if (sent) {
      calls.ifAvailable(record -> record.noted(talk.call().id(), outcome, what));
    }
    return sent;
  }
}
