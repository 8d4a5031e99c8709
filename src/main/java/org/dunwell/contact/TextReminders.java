package org.dunwell.contact;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Bundled statements that go as text messages, for whoever sends those. */
@Component
public class TextReminders {

  private final MessageMapper messages;
  private final Rewrites rewrites;
  private final Deliveries deliveries;

  TextReminders(MessageMapper messages, Rewrites rewrites, Deliveries deliveries) {
    this.messages = messages;
    this.rewrites = rewrites;
    this.deliveries = deliveries;
  }

  /** Whether it waits because nobody has read what the customer has written back. */
  public boolean isHeld(long messageId) {
    return messages.isHeld(messageId);
  }

  /** The words as they are true now; empty when it was withdrawn. */
  @Transactional(propagation = Propagation.MANDATORY)
  public Optional<String> words(long messageId, Instant now) {
    rewrites.refreshTexts(List.of(messageId), now);
    return messages.byIds(new Long[] {messageId}).stream().map(OutgoingMail::bodyText).findFirst();
  }

  /**
   * It has arrived.
   *
   * @param how in words
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void delivered(long messageId, String how, Instant now) {
    deliveries.textDelivered(messageId, how, now);
  }

  /** It has not, and will not: whoever asked for it takes another way. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void failed(long messageId, String reason, Instant now) {
    deliveries.textFailed(messageId, reason, now);
  }
}
