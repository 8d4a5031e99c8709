package org.dunwell.contact;

import java.time.Instant;

/**
 * What contact there was about one invoice, over all its episodes.
 *
 * @param lettersDelivered reminders that were requested for this invoice, were accepted by the
 *     customer's mail server or printed, and did not come back; notices before the due date do not
 *     count
 * @param finalDemandsDelivered those of them in the tone {@code final}
 * @param paperLettersDelivered those that went by post
 * @param callsMade calls in which this invoice was talked about
 * @param lastTouchAt the latest of those; null when there was none
 * @param letterPending a reminder waits or is being sent
 * @param callPending a call waits for its hour or for a person
 * @param emailUsable the customer or its bill-to has an address that is in use and may be written
 *     to
 * @param phoneUsable somebody there may be called; a number can be looked up, a refusal cannot
 * @param addressUsable there is a postal address, of the bill-to if there is one, from which no
 *     letter came back
 * @param smsUsable somebody there wants text messages, at a number where they arrive
 * @param automatable the line may call by itself: that is switched on, there is a number, and it
 *     has not tried yet
 */
public record TouchFacts(
    long invoiceId,
    int lettersDelivered,
    int finalDemandsDelivered,
    int paperLettersDelivered,
    int callsMade,
    Instant lastTouchAt,
    boolean letterPending,
    boolean callPending,
    boolean emailUsable,
    boolean phoneUsable,
    boolean addressUsable,
    boolean smsUsable,
    boolean automatable) {

  /** The same where mail, the telephone or calls by the line itself may be switched off. */
  TouchFacts where(boolean mail, boolean phone, boolean automated) {
    return new TouchFacts(
        invoiceId,
        lettersDelivered,
        finalDemandsDelivered,
        paperLettersDelivered,
        callsMade,
        lastTouchAt,
        letterPending,
        callPending,
        emailUsable && mail,
        phoneUsable,
        addressUsable,
        smsUsable && phone,
        automatable && automated);
  }
}
