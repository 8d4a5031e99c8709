package org.dunwell.contact;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dunwell.platform.Troubles;
import org.dunwell.platform.time.DueWork;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Hands stored letters over to the mail server, a batch per connection. Each answer is stored
 * before the next letter goes, so a crash can repeat at most the one letter whose answer was not
 * stored yet ({@link HandOver}). Several nodes may be at it.
 */
@Component
@Order(50)
class Outbox implements DueWork {

  /** Letters over one connection; many servers end a connection after about this many. */
  static final int BATCH = 100;

  /** Without a mail server nothing moves; asking it again and again would only fill the log. */
  private static final Duration REST = Duration.ofMinutes(5);

  private static final String SERVER = "mail-server";

  private final MessageMapper messages;
  private final Deliveries deliveries;
  private final Rewrites rewrites;
  private final HandOver handOver;
  private final MailAccess access;
  private final Troubles troubles;
  private final Clock clock;
  private boolean recovered;
  private boolean resting;
  private Instant restUntil = Instant.MIN;
  private volatile Instant lastSent = Instant.MIN;

  Outbox(
      MessageMapper messages,
      Deliveries deliveries,
      Rewrites rewrites,
      HandOver handOver,
      MailAccess access,
      Troubles troubles,
      Clock clock) {
    this.messages = messages;
    this.deliveries = deliveries;
    this.rewrites = rewrites;
    this.handOver = handOver;
    this.access = access;
    this.troubles = troubles;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "contact.outbox";
  }

  @Override
  public Optional<Instant> nextDue() {
    if (!access.isOn()) {
      return Optional.empty();
    }
    if (!recovered) {
      return Optional.of(Instant.EPOCH);
    }
    return messages.nextDue().map(due -> isResting() && due.isBefore(restUntil) ? restUntil : due);
  }

  /** When a letter was last handed over by this process; the distant past when none was. */
  Instant lastSent() {
    return lastSent;
  }

  @Override
  public boolean sharedByNodes() {
    return true;
  }

  @Override
  public void runDue(Instant now) {
    if (!recovered) {
      deliveries.finish(messages.unfinished(), now);
      recovered = messages.unfinished().isEmpty();
      return;
    }
    List<OutgoingMail> batch = rewrites.refresh(messages.due(now, BATCH), now);
    if (!batch.isEmpty()) {
      hand(batch, now);
    }
  }

  private void hand(List<OutgoingMail> batch, Instant now) {
    List<Long> delivered = new ArrayList<>();
    recovered = false;
    try (SmtpConnection connection = connect()) {
      for (OutgoingMail mail : batch) {
        if (handOver.begin(mail, now)
            && handOver.finish(connection, mail, now).stream()
                .anyMatch(Verdict.DELIVERED::equals)) {
          delivered.add(mail.id());
        }
      }
      serverIsBack();
    } catch (SmtpConnection.Lost lost) {
      rest(lost, now);
    }
    deliveries.finish(delivered, now);
    lastSent = delivered.isEmpty() ? lastSent : now;
    recovered = true;
  }

  private SmtpConnection connect() {
    return SmtpConnection.open(
        access
            .smtp()
            .orElseThrow(
                () ->
                    new SmtpConnection.Lost(
                        "No mail server is configured: set dunwell.mail.host", null)));
  }

  private void rest(SmtpConnection.Lost lost, Instant now) {
    resting = true;
    restUntil = now.plus(REST);
    troubles.report(
        "contact",
        SERVER,
        "smtp",
        "Letters wait because the mail server cannot be used. " + lost.getMessage(),
        "Check dunwell.mail.* and the server. Letters go out by themselves once it answers.",
        lost);
  }

  private void serverIsBack() {
    if (resting) {
      resting = false;
      troubles.resolve("contact", SERVER, "smtp", "system");
    }
  }

  /** A clock that was set back must not make a rest longer. */
  private boolean isResting() {
    return resting && !restUntil.minus(REST).isAfter(clock.instant());
  }
}
