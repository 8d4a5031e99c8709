package org.dunwell.payments.stripe;

import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.Mandate;
import com.stripe.model.PaymentMethod;
import com.stripe.model.SetupIntent;
import com.stripe.model.checkout.Session;
import com.stripe.param.CustomerCreateParams;
import com.stripe.param.checkout.SessionCreateParams;
import com.stripe.param.checkout.SessionRetrieveParams;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Leave to take money later: given on Stripe's page, looked after and given back here. */
@Component
public class StripeMandates {

  /** What a setup of ours names its autopay by. */
  private static final String AUTOPAY = "dunwell_autopay";

  /**
   * A page to give leave on.
   *
   * @param key never repeats
   * @param customer at Stripe
   * @param reference what people read on Stripe's side
   */
  public record Wanted(
      String key,
      String customer,
      String reference,
      String currency,
      String language,
      String returnUrl) {}

  /** How far it has come. */
  public enum Status {
    OPEN,
    /** Done by the payer, not yet by the bank, such as two cents that have to be read off. */
    CHECKED,
    GIVEN,
    GONE
  }

  /**
   * A card or account, as people are shown it; nothing to pay with.
   *
   * @param name the card's brand or the bank; or null
   * @param mandate what Stripe calls the mandate, and the bank its reference; null for cards
   */
  public record Method(
      String id, String kind, String name, String last4, String mandate, String reference) {}

  /**
   * A page as it stands at Stripe now.
   *
   * @param method null before it is given
   */
  public record Setup(String id, String url, Status status, Method method) {}

  /** Makes a customer there; the same key again answers the same one. */
  public String customer(StripeAccess.Link link, String key, String number, String name)
      throws StripeException {
    return link.client()
        .v1()
        .customers()
        .create(
            CustomerCreateParams.builder().setName(name).setDescription(number).build(),
            StripeSessions.once("customer/" + key))
        .getId();
  }

  /** Makes a page; the same key again answers the same page. */
  public Setup create(StripeAccess.Link link, Wanted wanted) throws StripeException {
    SessionCreateParams params =
        SessionCreateParams.builder()
            .setMode(SessionCreateParams.Mode.SETUP)
            .setCurrency(wanted.currency().toLowerCase(Locale.ROOT))
            .setCustomer(wanted.customer())
            .setClientReferenceId(wanted.reference())
            .putMetadata(AUTOPAY, wanted.key())
            .setSetupIntentData(
                SessionCreateParams.SetupIntentData.builder()
                    .setDescription(wanted.reference())
                    .putMetadata(AUTOPAY, wanted.key())
                    .build())
            .setSuccessUrl(wanted.returnUrl())
            .setCancelUrl(wanted.returnUrl())
            .setLocale(StripeSessions.locale(wanted.language()))
            .build();
    Session session =
        link.client()
            .v1()
            .checkout()
            .sessions()
            .create(params, StripeSessions.once("setup/" + wanted.key()));
    return new Setup(session.getId(), session.getUrl(), Status.OPEN, null);
  }

  /** How it stands. */
  public Setup byId(StripeAccess.Link link, String sessionId) throws StripeException {
    Session session =
        link.client()
            .v1()
            .checkout()
            .sessions()
            .retrieve(
                sessionId,
                SessionRetrieveParams.builder()
                    .addExpand("setup_intent")
                    .addExpand("setup_intent.payment_method")
                    .addExpand("setup_intent.mandate")
                    .build());
    SetupIntent intent = session.getSetupIntentObject();
    Status status = status(session, intent);
    return new Setup(
        session.getId(),
        session.getUrl(),
        status,
        status == Status.GIVEN ? method(intent.getPaymentMethodObject(), intent) : null);
  }

  private static Status status(Session session, SetupIntent intent) {
    return switch (String.valueOf(session.getStatus())) {
      case "expired" -> Status.GONE;
      case "complete" ->
          switch (intent == null ? "" : String.valueOf(intent.getStatus())) {
            case "succeeded" -> Status.GIVEN;
            case "canceled", "requires_payment_method" -> Status.GONE;
            default -> Status.CHECKED;
          };
      default -> Status.OPEN;
    };
  }

  private static Method method(PaymentMethod method, SetupIntent intent) {
    Mandate mandate = intent.getMandateObject();
    return switch (method.getType()) {
      case "card" ->
          new Method(
              method.getId(),
              "card",
              method.getCard().getBrand(),
              method.getCard().getLast4(),
              intent.getMandate(),
              null);
      case "sepa_debit" ->
          new Method(
              method.getId(),
              "sepa_debit",
              method.getSepaDebit().getBankCode(),
              method.getSepaDebit().getLast4(),
              intent.getMandate(),
              mandate == null || mandate.getPaymentMethodDetails().getSepaDebit() == null
                  ? null
                  : mandate.getPaymentMethodDetails().getSepaDebit().getReference());
      case "us_bank_account" ->
          new Method(
              method.getId(),
              "us_bank_account",
              method.getUsBankAccount().getBankName(),
              method.getUsBankAccount().getLast4(),
              intent.getMandate(),
              null);
      case "bacs_debit" ->
          new Method(
              method.getId(),
              "bacs_debit",
              method.getBacsDebit().getSortCode(),
              method.getBacsDebit().getLast4(),
              intent.getMandate(),
              mandate == null || mandate.getPaymentMethodDetails().getBacsDebit() == null
                  ? null
                  : mandate.getPaymentMethodDetails().getBacsDebit().getReference());
      default ->
          new Method(method.getId(), method.getType(), null, null, intent.getMandate(), null);
    };
  }

  /** Ends an open page; refused by Stripe when somebody has been through it. */
  public void expire(StripeAccess.Link link, String sessionId) throws StripeException {
    link.client().v1().checkout().sessions().expire(sessionId);
  }

  /** Whether a bank has taken the mandate back. */
  public boolean isWithdrawn(StripeAccess.Link link, String mandate) throws StripeException {
    return "inactive".equals(link.client().v1().mandates().retrieve(mandate).getStatus());
  }

  /** Whether it may no longer be taken from. */
  public boolean isDetached(StripeAccess.Link link, String paymentMethod) throws StripeException {
    return link.client().v1().paymentMethods().retrieve(paymentMethod).getCustomer() == null;
  }

  /** Gives a card or account back; one that is back already stays so. */
  public void detach(StripeAccess.Link link, String paymentMethod) throws StripeException {
    try {
      link.client().v1().paymentMethods().detach(paymentMethod);
    } catch (InvalidRequestException notAttached) {
      if (!isDetached(link, paymentMethod)) {
        throw notAttached;
      }
    }
  }
}
