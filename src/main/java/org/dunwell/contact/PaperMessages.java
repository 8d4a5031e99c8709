package org.dunwell.contact;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.dunwell.platform.Nudges;
import org.dunwell.platform.Troubles;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What becomes of letters on paper, for those who print them. */
@Component
public class PaperMessages {

  private final MessageMapper messages;
  private final RequestMapper requests;
  private final Rewrites rewrites;
  private final Deliveries deliveries;
  private final Bounces bounces;
  private final Nudges nudges;
  private final Troubles troubles;

  PaperMessages(
      MessageMapper messages,
      RequestMapper requests,
      Rewrites rewrites,
      Deliveries deliveries,
      Bounces bounces,
      Nudges nudges,
      Troubles troubles) {
    this.messages = messages;
    this.requests = requests;
    this.rewrites = rewrites;
    this.deliveries = deliveries;
    this.bounces = bounces;
    this.nudges = nudges;
    this.troubles = troubles;
  }

  /**
   * Makes waiting letters true: those about something that was paid or withdrawn since are written
   * anew or withdrawn, and so are those that were dated long ago.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void refresh(Collection<Long> messageIds, Instant now) {
    if (!messageIds.isEmpty()) {
      rewrites.refreshLetters(messageIds, now);
    }
  }

  /** These were printed: they count as delivered, and requests, timeline and cases learn of it. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void printed(List<Long> messageIds, Instant now) {
    if (!messageIds.isEmpty()) {
      messages.printed(messageIds.toArray(Long[]::new), now);
      deliveries.finishPost(messageIds);
    }
  }

  /** This one cannot be printed; a person has to look why. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void failed(long messageId, RuntimeException why, Instant now) {
    messages.end(messageId, "failed", why.getMessage(), now);
    List<Waiting> unsaid = requests.failed(new Long[] {messageId}, "could not be printed", now);
    nudges.about(unsaid.stream().map(Waiting::invoiceId).toList(), "letter failed");
    troubles.report(
        "contact",
        "letter",
        Long.toString(messageId),
        "Letter %d could not be printed: %s".formatted(messageId, why.getMessage()),
        "Look at the letter under Messages. Its case goes on and asks for another one by itself.",
        why);
  }

  /**
   * The post brought it back: it reached nobody, its address is out of use, and somebody is asked
   * to find the right one. Saying so twice changes nothing.
   *
   * @param addresseeId the customer whose address it is
   * @param by user id
   * @return whether this was news
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public boolean cameBack(long messageId, long addresseeId, String by, Instant now) {
    return bounces.cameBack(messageId, addresseeId, by, now);
  }
}
