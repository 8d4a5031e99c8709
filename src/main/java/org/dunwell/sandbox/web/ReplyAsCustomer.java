package org.dunwell.sandbox.web;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.Properties;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.NotThere;
import org.dunwell.sandbox.mail.Mail;
import org.dunwell.sandbox.mail.MailServer;
import org.dunwell.sandbox.mail.Mails;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Plays the customer who answers a mail: what is written here lies in the company's mailbox. */
@Controller
@ConditionalOnProperty(name = "dunwell.mode", havingValue = "sandbox")
class ReplyAsCustomer {

  private static final int MOST_TEXT = 20_000;

  private final Mails mails;
  private final MailServer server;
  private final Clock clock;

  ReplyAsCustomer(Mails mails, MailServer server, Clock clock) {
    this.mails = mails;
    this.server = server;
    this.clock = clock;
  }

  /**
   * Answers a mail from the address it went to.
   *
   * @param automatic as an out-of-office reply
   */
  @PostMapping("/sandbox/mails/{id}/reply")
  String reply(
      @PathVariable long id,
      @RequestParam String text,
      @RequestParam(defaultValue = "false") boolean automatic,
      @RequestParam(required = false) MultipartFile file,
      RedirectAttributes flash)
      throws MessagingException, IOException {
    if (text.isBlank() || text.length() > MOST_TEXT) {
      throw new BrokenRule(
          "Write what the customer says, in at most %d characters.".formatted(MOST_TEXT));
    }
    MimeMessage reply = reply(id, automatic);
    reply.setContent(content(text, file));
    reply.saveChanges();
    server.deliver(reply);
    flash.addFlashAttribute(
        "done", "The reply lies in the company's mailbox. Dunwell reads it in a few seconds.");
    return "redirect:/sandbox/mails/" + id;
  }

  private MimeMessage reply(long id, boolean automatic) throws MessagingException {
    Mail mail = mails.byId(id).orElseThrow(() -> noMail(id));
    Session session = Session.getInstance(new Properties());
    MimeMessage sent =
        new MimeMessage(
            session, new ByteArrayInputStream(mails.source(id).orElseThrow(() -> noMail(id))));
    MimeMessage reply = new MimeMessage(session);
    reply.setFrom(new InternetAddress(mail.to()));
    reply.setRecipients(Message.RecipientType.TO, sent.getReplyTo());
    String subject = (automatic ? "Automatic reply: " : "Re: ") + mail.subject();
    reply.setSubject(subject, StandardCharsets.UTF_8.name());
    reply.setHeader("In-Reply-To", mail.messageId());
    reply.setHeader("References", mail.messageId());
    reply.setSentDate(Date.from(clock.instant()));
    if (automatic) {
      reply.setHeader("Auto-Submitted", "auto-replied");
    }
    return reply;
  }

  private static MimeMultipart content(String text, MultipartFile file)
      throws MessagingException, IOException {
    MimeBodyPart words = new MimeBodyPart();
    words.setText(text, StandardCharsets.UTF_8.name());
    MimeMultipart all = new MimeMultipart("mixed", words);
    if (file != null && !file.isEmpty()) {
      MimeBodyPart part = new MimeBodyPart();
      part.setDataHandler(
          new jakarta.activation.DataHandler(
              new jakarta.mail.util.ByteArrayDataSource(
                  file.getBytes(), "application/octet-stream")));
      part.setFileName(file.getOriginalFilename());
      all.addBodyPart(part);
    }
    return all;
  }

  private static NotThere noMail(long id) {
    return new NotThere("mail", String.valueOf(id));
  }
}
