package org.dunwell.contact;

import jakarta.activation.DataHandler;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.dunwell.contact.correspondence.Attachment;

/** The body of a mail: the words as text and as HTML, then the files. */
final class MailParts {

  private MailParts() {}

  static MimeMultipart of(OutgoingMail mail, List<Attachment> attachments)
      throws MessagingException {
    MimeMultipart words = new MimeMultipart("alternative", text(mail), html(mail));
    if (attachments.isEmpty()) {
      return words;
    }
    MimeBodyPart first = new MimeBodyPart();
    first.setContent(words);
    MimeMultipart all = new MimeMultipart("mixed", first);
    for (Attachment attachment : attachments) {
      all.addBodyPart(file(attachment));
    }
    return all;
  }

  private static MimeBodyPart text(OutgoingMail mail) throws MessagingException {
    MimeBodyPart text = new MimeBodyPart();
    text.setText(mail.bodyText(), StandardCharsets.UTF_8.name());
    return text;
  }

  private static MimeBodyPart html(OutgoingMail mail) throws MessagingException {
    MimeBodyPart html = new MimeBodyPart();
    html.setText(mail.bodyHtml(), StandardCharsets.UTF_8.name(), "html");
    return html;
  }

  private static MimeBodyPart file(Attachment attachment) throws MessagingException {
    MimeBodyPart part = new MimeBodyPart();
    part.setDataHandler(
        new DataHandler(new ByteArrayDataSource(attachment.bytes(), attachment.mediaType())));
    part.setFileName(attachment.fileName());
    part.setDisposition(Part.ATTACHMENT);
    return part;
  }
}
