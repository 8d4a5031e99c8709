package org.dunwell.contact.texts;

import java.time.Clock;
import java.util.List;
import org.dunwell.contact.templates.Words;
import org.dunwell.platform.Timeline;
import org.dunwell.receivables.Contact;
import org.dunwell.receivables.Customers;
import org.dunwell.receivables.SellingEntities;
import org.dunwell.receivables.SellingEntity;
import org.dunwell.receivables.contacts.ContactBook;
import org.dunwell.receivables.contacts.ContactChanged;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What numbers have said about text messages: STOP counts at once, for all of our companies. */
@Component
class TextConsents {

  /** The kind of those that confirm a STOP, which may go once though it was said. */
  static final String ANSWER = "answer";

  private final TextMapper mapper;
  private final Customers customers;
  private final ContactBook contacts;
  private final SellingEntities entities;
  private final Timeline timeline;
  private final Clock clock;

  TextConsents(
      TextMapper mapper,
      Customers customers,
      ContactBook contacts,
      SellingEntities entities,
      Timeline timeline,
      Clock clock) {
    this.mapper = mapper;
    this.customers = customers;
    this.contacts = contacts;
    this.entities = entities;
    this.timeline = timeline;
    this.clock = clock;
  }

  /**
   * A number has said one of the words.
   *
   * @param textId the message with which it did
   */
  void say(long textId, TextMapper.Incoming text, TextWords.Said said) {
    if (said.word() != TextWords.HELP) {
      boolean wanted = said.word() == TextWords.START;
      mapper.say(text.number(), wanted, text.body().strip(), clock.instant());
      holders(text.number())
          .forEach(
              customer ->
                  note(
                      customer,
                      "%s texted “%s”: %s."
                          .formatted(
                              text.number(),
                              text.body().strip(),
                              wanted
                                  ? "text messages may go there"
                                  : "no text message goes there any more")));
    }
    if (!said.obeyed() && text.sellingEntityId() != null) {
      answer(textId, text, said.word());
    }
  }

  /** Twilio answers the English words itself. */
  private void answer(long textId, TextMapper.Incoming text, TextWords word) {
    SellingEntity entity = entities.byId(text.sellingEntityId());
    String reach = entity.phone() == null ? entity.email() : entity.phone() + ", " + entity.email();
    String body =
        Words.in(text.language())
            .of("texts." + word.name().toLowerCase(java.util.Locale.ROOT), entity.name(), reach);
    mapper.insert(
        new NewText(
            "text/%d/answer".formatted(textId),
            text.customerId() == null ? 0 : text.customerId(),
            entity.id(),
            text.number(),
            text.language(),
            body,
            ANSWER),
        null,
        clock.instant());
  }

  /** Somebody has looked at a contact and says that it may be texted: a failure is forgotten. */
  @EventListener
  void on(ContactChanged changed) {
    Contact contact = customers.contact(changed.contactId());
    if (contact.textConsent()) {
      contact.e164().ifPresent(mapper::deliverable);
    }
  }

  private List<Long> holders(String number) {
    return mapper.holders(number).stream().map(TextMapper.Holder::customerId).distinct().toList();
  }

  private void note(long customer, String what) {
    contacts.reachChanged(customer);
    timeline.add(new Timeline.Entry("contact", "text", customer, null, "customer", what, null));
  }
}
