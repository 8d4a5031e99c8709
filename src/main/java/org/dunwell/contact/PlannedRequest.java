package org.dunwell.contact;

import java.time.Instant;
import java.util.Locale;
import org.dunwell.contact.ContactRequest.Channel;

/** A request in thought: as it stands in the table, or as it would be written there. */
final class PlannedRequest {

  /**
   * As it stands in the table.
   *
   * @param leavesAt when the mail in which it stands is handed over; null when it stands in none
   */
  record Row(
      long id,
      String kind,
      String tone,
      long customerId,
      long sellingEntityId,
      long invoiceId,
      String key,
      String channel,
      String state,
      Instant dueAt,
      String deniedBy,
      Instant leavesAt) {

    PlannedRequest planned() {
      return new PlannedRequest(
          new Waiting(id, kind, tone, customerId, sellingEntityId, invoiceId),
          key,
          Channel.valueOf(channel.toUpperCase(Locale.ROOT)),
          state,
          dueAt,
          deniedBy);
    }
  }

  private final Waiting waiting;
  private final String key;
  private final Channel channel;
  private String state;
  private Instant dueAt;
  private String deniedBy;

  private PlannedRequest(
      Waiting waiting, String key, Channel channel, String state, Instant dueAt, String deniedBy) {
    this.deniedBy = deniedBy;
    this.waiting = waiting;
    this.key = key;
    this.channel = channel;
    this.state = state;
    this.dueAt = dueAt;
  }

  /**
   * @param id no other request has
   */
  static PlannedRequest asked(long id, ContactRequest wish, NextContact.Turn turn) {
    return new PlannedRequest(
        new Waiting(
            id,
            wish.kind().code(),
            wish.tone(),
            wish.customerId(),
            wish.sellingEntityId(),
            wish.invoiceId()),
        wish.key(),
        wish.channel(),
        "waiting",
        turn.at(),
        turn.deniedBy());
  }

  Waiting waiting() {
    return waiting;
  }

  String key() {
    return key;
  }

  Channel channel() {
    return channel;
  }

  Instant dueAt() {
    return dueAt;
  }

  boolean isWaiting() {
    return state.equals("waiting");
  }

  /** Whether it stands between the wish and its fulfilment, as {@link TouchFacts} counts it. */
  boolean isPending() {
    return isWaiting() || state.equals("bundled") || state.equals("announced");
  }

  /** Why it did not go at the first moment asked about; null when it has not been denied. */
  String deniedBy() {
    return deniedBy;
  }

  void putOff(Instant until, String row) {
    dueAt = until;
    deniedBy = row;
  }

  void become(String next) {
    state = next;
    dueAt = null;
  }
}
