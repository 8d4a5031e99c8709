package org.dunwell.contact;

import java.time.LocalDate;
import java.util.Set;
import org.dunwell.contact.templates.Words;
import org.dunwell.receivables.Customer;
import org.dunwell.receivables.SellingEntity;
import org.dunwell.receivables.Statement;

/** A letter that was written: subject, plain text and HTML say the same. */
public record Letter(String subject, String text, String html) {

  /**
   * What a letter about open invoices is written from.
   *
   * @param contactName null when only an address is known
   * @param tone of the words, see {@link ContactRequest#tone()}
   * @param noticed the invoices whose coming due date it announces
   * @param payBy the day by which we ask for payment
   * @param link where the statement can be seen online
   * @param linkUntil the last day on which it can
   */
  record Facts(
      SellingEntity entity,
      Customer customer,
      String contactName,
      Words words,
      Statement statement,
      String tone,
      Set<Long> noticed,
      LocalDate payBy,
      String link,
      LocalDate linkUntil) {}
}
