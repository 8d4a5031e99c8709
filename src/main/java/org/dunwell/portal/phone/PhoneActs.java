package org.dunwell.portal.phone;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.dunwell.contact.PayLinks;
import org.dunwell.contact.correspondence.Correspondence;
import org.dunwell.contact.correspondence.InvoiceCopies;
import org.dunwell.contact.correspondence.NewMessage;
import org.dunwell.contact.phone.CallLedger;
import org.dunwell.contact.templates.Words;
import org.dunwell.contact.texts.PayLinkBySms;
import org.dunwell.disputes.NewDispute;
import org.dunwell.disputes.doors.Raising;
import org.dunwell.platform.BrokenRule;
import org.dunwell.portal.OpenItem;
import org.dunwell.portal.Promising;
import org.dunwell.portal.Refused;
import org.dunwell.portal.Visit;
import org.dunwell.promises.Promises;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What a caller has done for itself: what its own page does, by the same commands. What a room
 * refuses is undone to where it began; the call goes on.
 */
@Component
class PhoneActs {

  private static final Logger LOG = LoggerFactory.getLogger(PhoneActs.class);

  private final PhoneDebt debt;
  private final Promising promising;
  private final Raising raising;
  private final Mails mails;
  private final Texts texts;
  private final ObjectProvider<CallLedger> calls;
  private final TransactionTemplate within;

  PhoneActs(
      PhoneDebt debt,
      Promising promising,
      Raising raising,
      Mails mails,
      Texts texts,
      ObjectProvider<CallLedger> calls,
      PlatformTransactionManager transactions) {
    this.debt = debt;
    this.promising = promising;
    this.raising = raising;
    this.mails = mails;
    this.texts = texts;
    this.calls = calls;
    this.within = new TransactionTemplate(transactions);
    this.within.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
  }

  /** How mails leave. */
  @Component("phoneMails")
  record Mails(Correspondence letters, InvoiceCopies copies) {}

  /** How links leave. */
  @Component("phoneTexts")
  record Texts(ObjectProvider<PayLinkBySms> door, NumbersOnFile numbers, PayLinks links) {}

  /**
   * Books the promise as it stands.
   *
   * @return why not, in the caller's words; empty when it is booked
   */
  Optional<String> promise(Talk talk) {
    Place at = talk.at();
    Promising.Wanted wanted =
        new Promising.Wanted(talk.nextKey(), debt.wished(talk), at.amount, at.day, "phone", null);
    return tried(
        talk,
        () -> {
          if (wanted.items().isEmpty()) {
            return Optional.of(talk.words().of("phone.gone"));
          }
          promising.take(debt.visit(talk), wanted);
          noted(talk, "promise", "Promised to pay by %s.".formatted(at.day));
          return Optional.empty();
        });
  }

  /**
   * Raises the dispute as it stands, about all of the invoice that is not in dispute yet.
   *
   * @return why not, in the caller's words; empty when it is raised
   */
  Optional<String> dispute(Talk talk) {
    Place at = talk.at();
    String key = talk.nextKey();
    return tried(
        talk,
        () -> {
          Optional<OpenItem> item = debt.chosen(talk);
          if (item.isEmpty()) {
            return Optional.of(talk.words().of("phone.gone"));
          }
          raising.raise(
              List.of(
                  NewDispute.whole(
                      key, item.get().id(), at.reason, at.words, "phone", Promises.CUSTOMER)),
              List.of());
          noted(talk, "dispute", "Disputed invoice %s.".formatted(item.get().item().number()));
          return Optional.empty();
        });
  }

  private Optional<String> tried(Talk talk, Supplier<Optional<String>> act) {
    try {
      return within.execute(tx -> act.get());
    } catch (Refused refused) {
      return Optional.of(refused.getMessage());
    } catch (BrokenRule refused) {
      LOG.info("Refused in call {}: {}", talk.call().id(), refused.getMessage());
      return Optional.of(talk.words().of("phone.refused"));
    }
  }

  /** Whether the link to the customer's own page is on its way as a text message. */
  boolean textLink(Talk talk) {
    PayLinkBySms door = texts.door().getIfAvailable();
    long customer = talk.at().customer;
    talk.at().acts++;
    Optional<String> number = texts.numbers().of(customer, talk.call().theirNumber());
    Visit visit = debt.visit(talk);
    boolean sent =
        door != null
            && number.isPresent()
            && door.sendTo(
                talk.call().id(),
                customer,
                number.get(),
                talk.at().language,
                texts.links().page(visit.token()));
    return said(talk, sent, "pay-link", "Asked for the pay link by text message.");
  }

  /** Whether it is on its way as a mail to the address on file. */
  boolean mailLink(Talk talk) {
    boolean sent =
        mails
            .letters()
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
    InvoiceCopies.Copies files = mails.copies().of(invoice);
    Words words = Words.in(item.customer().language());
    boolean sent =
        mails
            .letters()
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
      noted(talk, outcome, what);
    }
    return sent;
  }

  private void noted(Talk talk, String outcome, String what) {
    calls.ifAvailable(record -> record.noted(talk.call().id(), outcome, what));
  }
}
