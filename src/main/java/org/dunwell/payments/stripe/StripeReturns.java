package org.dunwell.payments.stripe;

import com.stripe.exception.StripeException;
import com.stripe.model.Dispute;
import com.stripe.model.Refund;
import com.stripe.param.RefundCreateParams;
import com.stripe.param.RefundListParams;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Money that goes back through Stripe: refunds, and what payers' banks take. */
@Component
public class StripeReturns {

  /** As many refunds as Stripe lists of one payment at once. */
  private static final long MOST = 100;

  /**
   * A refund as it stands.
   *
   * @param gone false when it could not be paid out, or was cancelled
   */
  public record Refunded(String id, long minor, boolean gone, Instant at) {}

  /**
   * A payer's bank disputes a payment.
   *
   * @param status such as {@code needs_response}, {@code under_review}, {@code won}, {@code lost}
   * @param evidenceDue null when nothing can be proved any more
   */
  public record Disputed(
      String id,
      String paymentIntent,
      long minor,
      String currency,
      String reason,
      String status,
      Instant evidenceDue,
      Instant at) {

    /** An inquiry, or an early warning: nothing was taken. */
    public boolean isOnlyAsked() {
      return status.startsWith("warning") || status.equals("prevented");
    }
  }

  /** Gives back so much of a payment; the same key again gives it back once. */
  public String create(StripeAccess.Link link, String paymentIntent, long minor, String key)
      throws StripeException {
    return link.client()
        .v1()
        .refunds()
        .create(
            RefundCreateParams.builder()
                .setPaymentIntent(paymentIntent)
                .setAmount(minor)
                .putMetadata("dunwell_refund", key)
                .build(),
            StripeSessions.once("refund/" + key))
        .getId();
  }

  /** All refunds of a payment, whoever made them. */
  public List<Refunded> of(StripeAccess.Link link, String paymentIntent) throws StripeException {
    return link
        .client()
        .v1()
        .refunds()
        .list(RefundListParams.builder().setPaymentIntent(paymentIntent).setLimit(MOST).build())
        .getData()
        .stream()
        .map(StripeReturns::refunded)
        .toList();
  }

  private static Refunded refunded(Refund refund) {
    return new Refunded(
        refund.getId(),
        refund.getAmount(),
        !List.of("failed", "canceled").contains(String.valueOf(refund.getStatus())),
        Instant.ofEpochSecond(refund.getCreated()));
  }

  /** Which payment a charge ({@code ch_}, {@code py_}) or a refund is of; null when of none. */
  public String paymentIntentOf(StripeAccess.Link link, String objectId) throws StripeException {
    return objectId.startsWith("ch_") || objectId.startsWith("py_")
        ? link.client().v1().charges().retrieve(objectId).getPaymentIntent()
        : link.client().v1().refunds().retrieve(objectId).getPaymentIntent();
  }

  /** How a dispute stands. */
  public Disputed disputed(StripeAccess.Link link, String disputeId) throws StripeException {
    Dispute dispute = link.client().v1().disputes().retrieve(disputeId);
    Long due =
        dispute.getEvidenceDetails() == null ? null : dispute.getEvidenceDetails().getDueBy();
    return new Disputed(
        dispute.getId(),
        dispute.getPaymentIntent(),
        dispute.getAmount(),
        dispute.getCurrency().toUpperCase(Locale.ROOT),
        dispute.getReason(),
        dispute.getStatus(),
        due == null ? null : Instant.ofEpochSecond(due),
        Instant.ofEpochSecond(dispute.getCreated()));
  }
}
