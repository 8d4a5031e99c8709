package org.dunwell.contact;

import java.util.List;
import org.dunwell.contact.correspondence.Attachments;
import org.springframework.stereotype.Component;

/** Finds what goes with a letter besides its words, when it goes. */
@Component
class MailExtras {

  private final ReplyAddresses replies;
  private final Attachments attachments;

  MailExtras(ReplyAddresses replies, Attachments attachments) {
    this.replies = replies;
    this.attachments = attachments;
  }

  SmtpConnection.Extras of(OutgoingMail mail) {
    return new SmtpConnection.Extras(
        replies.of(mail.id()), mail.attachments() == 0 ? List.of() : attachments.of(mail.id()));
  }
}
