package org.dunwell.contact.phone;

/**
 * A call that the line conducts by itself.
 *
 * @param id of the call in our record
 * @param direction who called whom
 * @param theirNumber the other side's number, E.164; null: withheld. A number proves nothing about
 *     who speaks: caller ids can be forged
 * @param sellingEntityId whose line it is
 * @param customerId whom an automated call was placed to; null for incoming ones
 * @param language ISO 639-1 of the line, until the caller is known
 */
public record LineCall(
    long id,
    Direction direction,
    String theirNumber,
    long sellingEntityId,
    Long customerId,
    String language) {

  /** Who called whom. */
  public enum Direction {
    inbound,
    automated
  }
}
