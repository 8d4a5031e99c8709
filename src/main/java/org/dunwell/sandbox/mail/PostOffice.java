package org.dunwell.sandbox.mail;

import com.icegreen.greenmail.Managers;
import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.smtp.SmtpManager;
import com.icegreen.greenmail.smtp.SmtpState;
import jakarta.mail.MessagingException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Takes what comes in over SMTP: to the folder of sent mails, and misbehaves where asked to. */
final class PostOffice extends Managers {

  private final Counter counter;

  /**
   * @param pause how long each message takes at least, one after the other
   */
  PostOffice(MailFiles mails, CompanyMailbox mailbox, Duration pause) {
    this.counter = new Counter(this, mails, mailbox, pause);
  }

  @Override
  public SmtpManager getSmtpManager() {
    return counter;
  }

  private static final class Counter extends SmtpManager {

    private final MailFiles mails;
    private final CompanyMailbox mailbox;
    private final Duration pause;
    private final Set<String> turnedAway = ConcurrentHashMap.newKeySet();

    Counter(Managers managers, MailFiles mails, CompanyMailbox mailbox, Duration pause) {
      super(managers.getImapHostManager(), managers.getUserManager());
      this.mails = mails;
      this.mailbox = mailbox;
      this.pause = pause;
    }

    @Override
    public String checkRecipient(SmtpState state, MailAddress recipient) {
      String address = recipient.getEmail();
      return switch (Behaviour.of(address)) {
        case UNKNOWN -> "550 5.1.1 <" + address + ">: no such user here";
        case BUSY -> turnedAway.add(address) ? "451 4.3.2 Busy, please try again" : taken(address);
        case DOWN -> "451 4.4.1 No answer from the mail host, please try again";
        default -> null;
      };
    }

    /** The next message to a busy address is turned away once again. */
    private String taken(String address) {
      turnedAway.remove(address);
      return null;
    }

    @Override
    public synchronized void send(SmtpState state) {
      takeTime();
      MovingMessage message = state.getMessage();
      for (MailAddress recipient : message.getToAddresses()) {
        mails.add(message.getMessage(), "X-Envelope-To: " + recipient.getEmail() + "\r\n");
        reportOn(message, recipient.getEmail());
      }
    }

    private void takeTime() {
      try {
        Thread.sleep(pause.toMillis());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    private void reportOn(MovingMessage message, String recipient) {
      String sender = message.getReturnPath().getEmail();
      if (sender.isEmpty()) {
        return;
      }
      try {
        DeliveryReport report = new DeliveryReport(message.getMessage(), sender, recipient);
        switch (Behaviour.of(recipient)) {
          case BOUNCES -> mailbox.deliver(report.failed());
          case FULL -> mailbox.deliver(report.delayed());
          default -> {
            // delivered: nobody writes back
          }
        }
      } catch (MessagingException e) {
        throw new IllegalStateException("Cannot write a delivery report for " + recipient, e);
      }
    }
  }
}
