package org.dunwell.contact;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.dunwell.contact.letters.PostalAddress;
import org.dunwell.contact.templates.Words;
import org.dunwell.receivables.Customer;
import org.dunwell.receivables.SellingEntity;
import org.dunwell.receivables.Statement;
import org.dunwell.receivables.documents.InvoiceDocuments;

/**
 * A letter that was written: subject, plain text and HTML say the same.
 *
 * @param address to be seen in the window of the envelope, a line each; null for an e-mail
 * @param documents that go along, because its words say so
 */
public record Letter(
    String subject,
    String text,
    String html,
    String address,
    List<InvoiceDocuments.Line> documents) {

  /**
   * What a letter about open invoices is written from.
   *
   * @param contactName null when only an address is known
   * @param tone of the words, see {@link ContactRequest#tone()}
   * @param noticed the invoices whose coming due date it announces
   * @param payBy the day by which we ask for payment
   * @param address where it goes by post; null when it goes by e-mail
   * @param link where the statement can be seen online
   * @param linkUntil the last day on which it can
   * @param enclosed documents that go along if the words say so
   * @param ownWords what somebody has written for this one letter, or null
   * @param fee what this letter costs, or null
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
      PostalAddress address,
      String link,
      LocalDate linkUntil,
      Enclosures enclosed,
      OwnWords ownWords,
      String fee) {

    boolean paper() {
      return address != null;
    }
  }
}
