package org.dunwell.contact;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.dunwell.contact.ContactRequest.Channel;
import org.dunwell.receivables.Account;
import org.dunwell.receivables.Statement;

/**
 * What came of the requests of one account on a day: one letter about some of them, if any is left,
 * and a reason for each of the others.
 *
 * @param letter null when nothing is left to write about
 * @param said the requests the letter fulfils
 * @param dropped why others are not in it, by request id
 * @param leftOut requests that somebody has left out of this day's letter, with who did
 * @param statement what the letter shows: without the invoices that were left out
 * @param day in the zone of whom we write to
 * @param fee what it costs whom it reaches, or null
 */
record Draft(
    Channel channel,
    Account account,
    Person person,
    Letter letter,
    String sender,
    String tone,
    List<Waiting> said,
    Map<Long, String> dropped,
    Map<Waiting, String> leftOut,
    Statement statement,
    LocalDate day,
    ReminderFees.Fee fee) {

  /** One letter per customer, selling entity, recipient, channel and day. */
  String key() {
    return "statement/%d/%d/%s/%s/%s"
        .formatted(
            account.customerId(),
            account.sellingEntityId(),
            isPaper() ? "post" : person.email(),
            channel.code(),
            day);
  }

  boolean isEmpty() {
    return letter == null;
  }

  boolean isPaper() {
    return channel == Channel.LETTER;
  }

  boolean isText() {
    return channel == Channel.SMS;
  }

  String channelCode() {
    return channel.code();
  }

  /** Whom it goes to in one line: an e-mail address, a number, or a postal address. */
  String recipient() {
    return isPaper() ? letter.address().replace("\n", ", ") : person.email();
  }

  /** The contact that is written to; null on paper, which goes to the company. */
  Long contactId() {
    return isPaper() ? null : person.contactId();
  }

  String template() {
    return channel == Channel.SMS ? Letters.shortTemplate(tone) : Letters.template(tone);
  }
}
