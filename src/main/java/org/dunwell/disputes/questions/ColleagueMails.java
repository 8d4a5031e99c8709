package org.dunwell.disputes.questions;

import org.dunwell.contact.correspondence.StaffMails;
import org.dunwell.disputes.Dispute;
import org.dunwell.platform.security.Users;
import org.dunwell.receivables.SellingEntities;
import org.springframework.stereotype.Component;

/** The mail in which a colleague is asked about a dispute. */
@Component
class ColleagueMails {

  private final StaffMails mails;
  private final SellingEntities entities;
  private final Users users;

  ColleagueMails(StaffMails mails, SellingEntities entities, Users users) {
    this.mails = mails;
    this.entities = entities;
    this.users = users;
  }

  /**
   * The address without blanks.
   *
   * @throws org.dunwell.platform.BrokenRule when it is none of ours
   */
  String checked(Dispute dispute, String to) {
    String address = to == null ? "" : to.strip();
    mails.checkIsOneOfUs(address, dispute.customerId());
    return address;
  }

  /** The id of the message. */
  long ask(Dispute dispute, long question, String to, String text, String by) {
    return mails.send(
        new StaffMails.StaffMail(
            "dispute/%d/colleague/%d".formatted(dispute.id(), question),
            "question",
            dispute.customerId(),
            entities.byId(dispute.sellingEntityId()),
            to,
            "A question about dispute %d: %s, invoice %s"
                .formatted(dispute.id(), dispute.customerName(), dispute.invoiceNumber()),
            """
            %s asks:

            %s

            %s of invoice %s is in dispute: %s.
            Simply reply to this e-mail. The dispute:"""
                .formatted(
                    users.nameOf(by),
                    text,
                    dispute.open(),
                    dispute.invoiceNumber(),
                    dispute.reasonName()),
            "/disputes/" + dispute.id(),
            by));
  }
}
