package org.dunwell.payments.stripe;

import com.stripe.exception.CardException;
import com.stripe.exception.StripeException;
import com.stripe.model.PaymentIntent;
import com.stripe.model.StripeError;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.PaymentIntentListParams;
import com.stripe.param.PaymentIntentRetrieveParams;
import java.util.Locale;
import java.util.Optional;
import org.dunwell.payments.stripe.StripeSessions.Seen;
import org.dunwell.payments.stripe.StripeSessions.Status;
import org.springframework.stereotype.Component;

/** Money that is taken from a saved card or account without its owner's being there. */
@Component
public class StripeCharges {

  /** The latest of a customer, among which one of ours must be whose answer was lost. */
  private static final long LATEST = 100;

  /**
   * What to take.
   *
   * @param key never repeats
   * @param reference what people read on Stripe's side
   * @param from whose it is, and from which of their cards or accounts
   */
  public record Wanted(String key, String reference, String currency, long minor, From from) {}

  /**
   * Where it is taken from.
   *
   * @param customer at Stripe
   * @param kind such as {@code card} or {@code sepa_debit}
   * @param mandate null where the kind needs none
   */
  public record From(String customer, String paymentMethod, String kind, String mandate) {}

  /**
   * How an attempt stands.
   *
   * @param code why nothing comes, the bank's word where there is one; null while nothing has
   *     failed
   */
  public record Taken(Seen seen, String code) {}

  /** Takes it; the same key again takes it once. A bank's no is an answer, not an exception. */
  public Taken create(StripeAccess.Link link, Wanted wanted) throws StripeException {
    PaymentIntentCreateParams.Builder params =
        PaymentIntentCreateParams.builder()
            .setAmount(wanted.minor())
            .setCurrency(wanted.currency().toLowerCase(Locale.ROOT))
            .setCustomer(wanted.from().customer())
            .setPaymentMethod(wanted.from().paymentMethod())
            .addPaymentMethodType(wanted.from().kind())
            .setOffSession(true)
            .setConfirm(true)
            .setErrorOnRequiresAction(true)
            .setDescription(wanted.reference())
            .putMetadata(StripeSessions.CHECKOUT, wanted.key());
    if (wanted.from().mandate() != null) {
      params.setMandate(wanted.from().mandate());
    }
    try {
      return byId(
          link,
          link.client()
              .v1()
              .paymentIntents()
              .create(params.build(), StripeSessions.once("autopay/" + wanted.key()))
              .getId());
    } catch (CardException refused) {
      StripeError error = refused.getStripeError();
      if (error == null || error.getPaymentIntent() == null) {
        throw refused;
      }
      return byId(link, error.getPaymentIntent().getId());
    }
  }

  /** How it stands. */
  public Taken byId(StripeAccess.Link link, String paymentIntent) throws StripeException {
    return taken(
        link.client()
            .v1()
            .paymentIntents()
            .retrieve(
                paymentIntent,
                PaymentIntentRetrieveParams.builder().addExpand("latest_charge").build()));
  }

  /** The one that was made with this key; empty when the request never arrived. */
  public Optional<Taken> find(StripeAccess.Link link, String customer, String key)
      throws StripeException {
    for (PaymentIntent intent :
        link.client()
            .v1()
            .paymentIntents()
            .list(PaymentIntentListParams.builder().setCustomer(customer).setLimit(LATEST).build())
            .getData()) {
      if (intent.getMetadata() != null
          && key.equals(intent.getMetadata().get(StripeSessions.CHECKOUT))) {
        return Optional.of(byId(link, intent.getId()));
      }
    }
    return Optional.empty();
  }

  private static Taken taken(PaymentIntent intent) {
    Status status = status(intent);
    Long received = intent.getAmountReceived();
    return new Taken(
        new Seen(
            null,
            null,
            status,
            intent.getId(),
            status != Status.PAID ? 0 : received == null ? intent.getAmount() : received,
            status == Status.FAILED ? StripeSessions.failure(intent) : null),
        status == Status.FAILED ? code(intent) : null);
  }

  private static Status status(PaymentIntent intent) {
    return switch (String.valueOf(intent.getStatus())) {
      case "succeeded" -> Status.PAID;
      case "requires_payment_method", "canceled" -> Status.FAILED;
      default -> Status.ON_THE_WAY;
    };
  }

  private static String code(PaymentIntent intent) {
    StripeError error = intent.getLastPaymentError();
    if (error == null) {
      return intent.getStatus();
    }
    return error.getDeclineCode() == null ? error.getCode() : error.getDeclineCode();
  }
}
