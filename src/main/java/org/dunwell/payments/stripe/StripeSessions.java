package org.dunwell.payments.stripe;

import com.stripe.exception.StripeException;
import com.stripe.model.Charge;
import com.stripe.model.PaymentIntent;
import com.stripe.model.checkout.Session;
import com.stripe.net.RequestOptions;
import com.stripe.param.checkout.SessionCreateParams;
import com.stripe.param.checkout.SessionRetrieveParams;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Stripe's hosted pages: the only place where anybody types a card number. */
@Component
public class StripeSessions {

  /** The languages that Stripe's page speaks (docs.stripe.com/js/appendix/supported_locales). */
  private static final Set<String> LANGUAGES =
      Set.of(
          "bg", "cs", "da", "de", "el", "en", "es", "et", "fi", "fr", "hr", "hu", "it", "ja", "lt",
          "lv", "nl", "pl", "pt", "ro", "sk", "sl", "sv", "tr");

  /** What a payment intent or charge of ours names its checkout by. */
  static final String CHECKOUT = "dunwell_checkout";

  /**
   * A page to pay on.
   *
   * @param key never repeats
   * @param reference what people read on Stripe's side
   * @param description what it is for, as receipts and lists there say
   * @param descriptor how the line on a card statement ends, beside the account's own prefix
   */
  public record Wanted(
      String key,
      String reference,
      String description,
      String descriptor,
      String currency,
      List<Line> lines,
      String language,
      String returnUrl) {}

  /** What is paid for, as the payer reads it. */
  public record Line(String name, long minor) {}

  /** How far a payment has come at Stripe. */
  public enum Status {
    OPEN,
    ON_THE_WAY,
    PAID,
    FAILED,
    EXPIRED
  }

  /**
   * A session as it stands at Stripe now.
   *
   * @param minor what has arrived, in the smallest unit; 0 while nothing has
   * @param failure why nothing has arrived, in Stripe's words; or null
   */
  public record Seen(
      String id, String url, Status status, String paymentIntent, long minor, String failure) {}

  /** Makes a page; the same key again answers the same page. */
  public Seen create(StripeAccess.Link link, Wanted wanted) throws StripeException {
    SessionCreateParams.Builder params =
        SessionCreateParams.builder()
            .setMode(SessionCreateParams.Mode.PAYMENT)
            .setClientReferenceId(wanted.reference())
            .putMetadata(CHECKOUT, wanted.key())
            .setPaymentIntentData(
                SessionCreateParams.PaymentIntentData.builder()
                    .setDescription(wanted.description())
                    .setStatementDescriptorSuffix(wanted.descriptor())
                    .putMetadata(CHECKOUT, wanted.key())
                    .build())
            .setSuccessUrl(wanted.returnUrl())
            .setCancelUrl(wanted.returnUrl())
            .setLocale(locale(wanted.language()));
    wanted.lines().forEach(line -> params.addLineItem(item(line, wanted.currency())));
    return seen(
        link.client()
            .v1()
            .checkout()
            .sessions()
            .create(params.build(), once("checkout/" + wanted.key())));
  }

  private static SessionCreateParams.LineItem item(Line line, String currency) {
    return SessionCreateParams.LineItem.builder()
        .setQuantity(1L)
        .setPriceData(
            SessionCreateParams.LineItem.PriceData.builder()
                .setCurrency(currency.toLowerCase(Locale.ROOT))
                .setUnitAmount(line.minor())
                .setProductData(
                    SessionCreateParams.LineItem.PriceData.ProductData.builder()
                        .setName(line.name())
                        .build())
                .build())
        .build();
  }

  static SessionCreateParams.Locale locale(String language) {
    String known = language == null ? "" : language.toLowerCase(Locale.ROOT);
    return LANGUAGES.contains(known)
        ? SessionCreateParams.Locale.valueOf(known.toUpperCase(Locale.ROOT))
        : SessionCreateParams.Locale.AUTO;
  }

  static RequestOptions once(String key) {
    return RequestOptions.builder().setIdempotencyKey(key).build();
  }

  /** How it stands. */
  public Seen byId(StripeAccess.Link link, String sessionId) throws StripeException {
    return seen(
        link.client()
            .v1()
            .checkout()
            .sessions()
            .retrieve(
                sessionId,
                SessionRetrieveParams.builder()
                    .addExpand("payment_intent")
                    .addExpand("payment_intent.latest_charge")
                    .build()));
  }

  /** Ends an open page; refused by Stripe when somebody has paid there. */
  public void expire(StripeAccess.Link link, String sessionId) throws StripeException {
    link.client().v1().checkout().sessions().expire(sessionId);
  }

  /** The key that we gave it with, or null when it is none of ours. */
  public String keyOf(StripeAccess.Link link, String paymentIntent) throws StripeException {
    PaymentIntent intent = link.client().v1().paymentIntents().retrieve(paymentIntent);
    return intent.getMetadata() == null ? null : intent.getMetadata().get(CHECKOUT);
  }

  private static Seen seen(Session session) {
    PaymentIntent intent = session.getPaymentIntentObject();
    Status status = status(session, intent);
    return new Seen(
        session.getId(),
        session.getUrl(),
        status,
        session.getPaymentIntent(),
        status == Status.PAID ? received(session, intent) : 0,
        intent == null ? null : failure(intent));
  }

  private static Status status(Session session, PaymentIntent intent) {
    if ("paid".equals(session.getPaymentStatus())) {
      return Status.PAID;
    }
    return switch (String.valueOf(session.getStatus())) {
      case "expired" -> Status.EXPIRED;
      case "complete" -> intent != null && failed(intent) ? Status.FAILED : Status.ON_THE_WAY;
      default -> Status.OPEN;
    };
  }

  private static boolean failed(PaymentIntent intent) {
    return List.of("requires_payment_method", "canceled").contains(intent.getStatus());
  }

  private static long received(Session session, PaymentIntent intent) {
    Long received = intent == null ? null : intent.getAmountReceived();
    return received == null ? session.getAmountTotal() : received;
  }

  static String failure(PaymentIntent intent) {
    if (intent.getLastPaymentError() != null) {
      return intent.getLastPaymentError().getMessage();
    }
    Charge charge = intent.getLatestChargeObject();
    return charge == null ? null : charge.getFailureMessage();
  }
}
