package org.dunwell.sandbox.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.dunwell.sandbox.stripe.PaymentMethods.Payer;
import org.dunwell.sandbox.stripe.TestNumber.Fate;
import org.dunwell.sandbox.wire.Json;
import org.dunwell.sandbox.wire.Store;

/** What the payer does on the payment page. */
final class Checkout {

  /** The card that waits for its owner's proof; hidden, of a session. */
  private static final String WAITING = Json.HIDDEN + "waiting";

  private static final String SETUP = "setup_intent";

  /** What the page shows next. */
  enum Next {
    /** All done: back to the merchant. */
    DONE,
    /** The second page: prove that the card is yours. */
    PROVE,
    /** The bank said no: another try. */
    AGAIN
  }

  private final Attempts attempts;

  Checkout(Attempts attempts) {
    this.attempts = attempts;
  }

  /** The payer has pressed the button. */
  Next pay(Change change, ObjectNode session, TestNumber number, Payer payer) {
    keepPayer(change, session, payer);
    ObjectNode method = PaymentMethods.create(change, number, payer);
    ObjectNode intent = intent(change, session);
    if (Attempts.asks(method, false)) {
      session.set(WAITING, method.get("id"));
      change.put(session);
      attempts.ask(change, intent, method, session.get("url").asText() + "/prove");
      return Next.PROVE;
    }
    return finish(change, session, intent, method);
  }

  /** The payer has proven to be the card's owner, or not. */
  Next prove(Change change, ObjectNode session, boolean proven) {
    ObjectNode intent = intent(change, session);
    ObjectNode method = change.get(PaymentMethods.KIND, session.path(WAITING).asText(), "card");
    session.remove(WAITING);
    change.put(session);
    if (!proven) {
      refuse(change, intent, method, Failure.NOT_AUTHENTICATED);
      return Next.AGAIN;
    }
    method.put(Json.HIDDEN + "proven", true);
    change.put(method);
    return finish(change, session, intent, method);
  }

  static boolean waits(ObjectNode session) {
    return session.has(WAITING);
  }

  /** Why the last try failed; empty when it did not. */
  static Optional<String> lastError(Change change, ObjectNode session) {
    String error = isSetup(session) ? "last_setup_error" : "last_payment_error";
    return intentOf(change, session)
        .filter(intent -> intent.hasNonNull(error))
        .map(intent -> intent.get(error).get("message").asText());
  }

  static boolean isSetup(ObjectNode session) {
    return session.get("mode").asText().equals("setup");
  }

  private static Optional<ObjectNode> intentOf(Change change, ObjectNode session) {
    return isSetup(session)
        ? change.find(SETUP, session.get(SETUP).asText())
        : Sessions.intentOf(change, session);
  }

  private static ObjectNode intent(Change change, ObjectNode session) {
    return intentOf(change, session).orElseGet(() -> newIntent(change, session));
  }

  private static ObjectNode newIntent(Change change, ObjectNode session) {
    ObjectNode intent = Sessions.intent(change, session, Attempts.INTENT);
    intent.set("amount", session.get("amount_total"));
    intent.set("currency", session.get("currency"));
    change.put(intent, "payment_intent.created");
    session.set("payment_intent", intent.get("id"));
    change.put(session);
    return intent;
  }

  private static void keepPayer(Change change, ObjectNode session, Payer payer) {
    ObjectNode details = session.putObject("customer_details");
    details.putNull("address").put("email", payer.email().isBlank() ? null : payer.email());
    details.put("name", payer.name().isBlank() ? null : payer.name()).putNull("phone");
    details.put("tax_exempt", "none").putArray("tax_ids");
    if (session.path("customer_creation").asText().equals("always")
        && !session.hasNonNull("customer")) {
      ObjectNode customer = change.create("customer");
      customer.set("email", details.get("email"));
      customer.set("name", details.get("name"));
      change.put(customer, "customer.created");
      session.set("customer", customer.get("id"));
    }
    change.put(session);
  }

  private Next finish(Change change, ObjectNode session, ObjectNode intent, ObjectNode method) {
    intent.set("customer", session.get("customer"));
    boolean done = isSetup(session) ? save(change, intent, method) : take(change, intent, method);
    if (done) {
      complete(change, session, intent);
      return Next.DONE;
    }
    return Next.AGAIN;
  }

  private boolean save(Change change, ObjectNode setup, ObjectNode method) {
    TestNumber number = PaymentMethods.number(method);
    boolean refused =
        number.isCard() && (number.fate() == Fate.FAILS || number.fate() == Fate.ASKS_THEN_FAILS);
    if (refused) {
      refuse(change, setup, method, Failure.of(number));
      return false;
    }
    attach(change, setup, method);
    if (!number.isCard()) {
      setup.set("mandate", PaymentMethods.mandate(change, method).get("id"));
    }
    setup.put("status", "succeeded").putNull("last_setup_error").putNull("next_action");
    setup.set("payment_method", method.get("id"));
    change.put(setup, "setup_intent.succeeded");
    return true;
  }

  private static void attach(Change change, ObjectNode intent, ObjectNode method) {
    if (intent.hasNonNull("customer")) {
      PaymentMethods.attach(change, method, intent.get("customer").asText());
    }
  }

  private boolean take(Change change, ObjectNode intent, ObjectNode method) {
    boolean card = PaymentMethods.number(method).isCard();
    String mandate = card ? null : Objects.id(PaymentMethods.mandate(change, method));
    attempts.charge(change, intent, method, mandate);
    boolean done = !intent.hasNonNull("last_payment_error");
    if (done && intent.hasNonNull("setup_future_usage")) {
      attach(change, intent, method);
    }
    return done;
  }

  private void refuse(Change change, ObjectNode intent, ObjectNode method, Failure why) {
    if (intent.get("object").asText().equals(Attempts.INTENT)) {
      attempts.refuse(change, intent, method, why);
      return;
    }
    intent.put("status", "requires_payment_method").putNull("next_action");
    intent.putNull("payment_method");
    intent.set("last_setup_error", why.asError(method, null));
    change.put(intent, "setup_intent.setup_failed");
  }

  private static void complete(Change change, ObjectNode session, ObjectNode intent) {
    session.remove(Store.DUE);
    session.put("status", "complete").putNull("url");
    if (Objects.is(intent, "succeeded") && !isSetup(session)) {
      session.put("payment_status", "paid");
    }
    change.put(session, "checkout.session.completed");
  }

  /** A debit's bank has answered: the session of its intent, if it has one, says so. */
  static void settled(Change change, ObjectNode intent, boolean paid) {
    if (!intent.has(Sessions.SESSION)) {
      return;
    }
    ObjectNode session = change.get(Sessions.KIND, intent.get(Sessions.SESSION).asText());
    if (paid) {
      session.put("payment_status", "paid");
    }
    change.put(session, "checkout.session.async_payment_" + (paid ? "succeeded" : "failed"));
  }
}
