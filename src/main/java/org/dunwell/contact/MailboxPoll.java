package org.dunwell.contact;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dunwell.platform.Troubles;
import org.dunwell.platform.time.DueWork;
import org.dunwell.platform.time.TimeMachine;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Looks into the mailbox every minute. While the time machine walks it looks once after letters
 * went out and otherwise once a day: nobody else writes to the sandbox's mailbox.
 */
@Component
@Order(60)
class MailboxPoll implements DueWork {

  private static final Duration PERIOD = Duration.ofMinutes(1);

  /** Who plays the customer wants to see what becomes of it. */
  private static final Duration PLAYING_PERIOD = Duration.ofSeconds(10);

  private static final Duration AFTER_LETTERS = Duration.ofMinutes(5);
  private static final Duration WALKING_PERIOD = Duration.ofDays(1);
  private static final String MAILBOX = "mailbox";

  private final Inbox inbox;
  private final InboxMapper position;
  private final Outbox outbox;
  private final MailAccess access;
  private final ObjectProvider<TimeMachine> timeMachine;
  private final Troubles troubles;
  private final Clock clock;
  private volatile Instant lastLook = Instant.EPOCH;
  private boolean failing;

  MailboxPoll(
      Inbox inbox,
      InboxMapper position,
      Outbox outbox,
      MailAccess access,
      ObjectProvider<TimeMachine> timeMachine,
      Troubles troubles,
      Clock clock) {
    this.inbox = inbox;
    this.position = position;
    this.outbox = outbox;
    this.access = access;
    this.timeMachine = timeMachine;
    this.troubles = troubles;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "contact.mailbox";
  }

  @Override
  public Optional<Instant> nextDue() {
    if (access.imap().isEmpty()) {
      return Optional.empty();
    }
    Instant now = clock.instant();
    if (lastLook.isAfter(now)) {
      // the sandbox's clock was set back
      return Optional.of(now);
    }
    if (timeMachine.getObject().target().isEmpty()) {
      return Optional.of(lastLook.plus(access.playing() ? PLAYING_PERIOD : PERIOD));
    }
    return Optional.of(
        lettersSinceLastLook()
            ? outbox.lastSent().plus(AFTER_LETTERS)
            : lastLook.plus(WALKING_PERIOD));
  }

  private boolean lettersSinceLastLook() {
    return !outbox.lastSent().isBefore(lastLook);
  }

  @Override
  public void runDue(Instant now) {
    try (Mailbox mailbox = Mailbox.open(access.imap().orElseThrow())) {
      if (look(mailbox, now) < Mailbox.BATCH) {
        lastLook = now;
      }
      worksAgain();
    } catch (MessagingException | IOException failure) {
      lastLook = now;
      failing = true;
      troubles.report(
          "contact",
          MAILBOX,
          "imap",
          "Replies and delivery reports are not read because the mailbox cannot be opened: "
              + failure.getMessage(),
          "Check dunwell.mailbox.* and the server. It is tried again every minute.",
          failure);
    }
  }

  private int look(Mailbox mailbox, Instant now) throws MessagingException, IOException {
    long validity = mailbox.uidValidity();
    Mailbox.Position from = position.position().orElse(new Mailbox.Position(validity, 0));
    List<Long> mails = mailbox.after(from);
    List<Long> reports = new ArrayList<>();
    for (long uid : mails) {
      Optional<Mailbox.Mail> mail = mailbox.read(uid);
      if (mail.isPresent() && take(mail.get(), validity, now)) {
        reports.add(uid);
      }
    }
    mailbox.remove(reports);
    return mails.size();
  }

  /** One mail that cannot be taken must not keep all others waiting. */
  private boolean take(Mailbox.Mail mail, long validity, Instant now) {
    try {
      return inbox.take(mail, validity, now);
    } catch (RuntimeException failure) {
      inbox.skip(mail, validity);
      troubles.report(
          "contact",
          "incoming-mail",
          "%d/%d".formatted(validity, mail.uid()),
          "A mail in the mailbox could not be taken in: " + failure.getMessage(),
          "It is still in the mailbox. Read it there and answer it by hand.",
          failure);
      return false;
    }
  }

  private void worksAgain() {
    if (failing) {
      failing = false;
      troubles.resolve("contact", MAILBOX, "imap", "system");
    }
  }
}
