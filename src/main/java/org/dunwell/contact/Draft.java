package org.dunwell.contact;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.dunwell.receivables.Account;
import org.dunwell.receivables.Statement;

/**
 * What came of the requests of one account on a day: one letter about some of them, if any is left,
 * and a reason for each of the others.
 *
 * @param letter null when nothing is left to write about
 * @param said the requests the letter fulfils
 * @param dropped why the others are not in it, by request id
 * @param day in the zone of whom we write to
 */
record Draft(
    Account account,
    Person person,
    Letter letter,
    String sender,
    String tone,
    List<Waiting> said,
    Map<Long, String> dropped,
    Statement statement,
    LocalDate day) {

  /** One letter per customer, selling entity, recipient, channel and day. */
  String key() {
    return "statement/%d/%d/%s/email/%s"
        .formatted(account.customerId(), account.sellingEntityId(), person.email(), day);
  }

  boolean isEmpty() {
    return letter == null;
  }

  String template() {
    return tone.equals("notice") ? "notice" : "reminder";
  }
}
