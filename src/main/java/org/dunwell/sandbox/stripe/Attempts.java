package org.dunwell.sandbox.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import org.dunwell.sandbox.stripe.TestNumber.Fate;
import org.dunwell.sandbox.wire.Json;
import org.dunwell.sandbox.wire.Settings;
import org.dunwell.sandbox.wire.Store;

/** Tries to take an intent's money from a payment method, and what comes of it days later. */
final class Attempts {

  static final String INTENT = "payment_intent";
  static final String CHARGE = "charge";

  /** The setting: how many days a debit's bank takes to answer. */
  static final String DEBIT_DAYS = "debitDays";

  private static final long DAY = Duration.ofDays(1).toSeconds();

  private final Settings settings;
  private final Disputes disputes;

  Attempts(Settings settings, Disputes disputes) {
    this.settings = settings;
    this.disputes = disputes;
  }

  /** Whether the payer must first prove to be the owner. */
  static boolean asks(ObjectNode method, boolean offSession) {
    Fate fate = PaymentMethods.number(method).fate();
    boolean proven = method.path(Json.HIDDEN + "proven").asBoolean();
    return switch (fate) {
      case ASKS_ALWAYS, ASKS_THEN_FAILS -> true;
      case ASKS_ONCE -> !(offSession && proven);
      default -> false;
    };
  }

  /** The payer has to do something. */
  void ask(Change change, ObjectNode intent, ObjectNode method, String url) {
    intent.put("status", "requires_action");
    intent.set("payment_method", method.get("id"));
    String kind = intent.get("object").asText();
    intent.putNull(kind.equals(INTENT) ? "last_payment_error" : "last_setup_error");
    ObjectNode action = intent.putObject("next_action").put("type", "redirect_to_url");
    action.putObject("redirect_to_url").put("return_url", url).put("url", url);
    change.put(intent, kind + ".requires_action");
  }

  /** Debits or charges it; the intent says how it went. */
  void charge(Change change, ObjectNode intent, ObjectNode method, String mandate) {
    TestNumber number = PaymentMethods.number(method);
    intent.set("payment_method", method.get("id"));
    intent.putNull("last_payment_error").putNull("next_action");
    if (!number.isCard()) {
      debit(change, intent, method, mandate);
    } else if (fails(number)) {
      fail(change, intent, newCharge(change, intent, method, null), Failure.of(number), method);
    } else {
      succeed(change, intent, newCharge(change, intent, method, null), number);
    }
  }

  /** Says no without having asked the bank. */
  void refuse(Change change, ObjectNode intent, ObjectNode method, Failure why) {
    intent.putNull("next_action").putNull("payment_method");
    intent.put("status", "requires_payment_method");
    intent.set("last_payment_error", why.asError(method, null));
    change.put(intent, "payment_intent.payment_failed");
  }

  private static boolean fails(TestNumber number) {
    return switch (number.fate()) {
      case FAILS, SAVES_ONLY, ASKS_THEN_FAILS -> true;
      default -> false;
    };
  }

  private void debit(Change change, ObjectNode intent, ObjectNode method, String mandate) {
    ObjectNode charge = newCharge(change, intent, method, mandate);
    if (PaymentMethods.number(method).fate() != Fate.HANGS) {
      charge.put(Store.DUE, change.now() + settings.of(DEBIT_DAYS) * DAY);
    }
    change.put(charge, "charge.pending");
    intent.put("status", "processing");
    intent.set("latest_charge", charge.get("id"));
    change.put(intent, "payment_intent.processing");
  }

  private static ObjectNode newCharge(
      Change change, ObjectNode intent, ObjectNode method, String mandate) {
    ObjectNode charge = change.create(CHARGE);
    for (String same : new String[] {"amount", "currency", "customer", "description", "metadata"}) {
      charge.set(same, intent.get(same));
    }
    charge.set("billing_details", method.get("billing_details"));
    charge.set("payment_intent", intent.get("id"));
    charge.set("payment_method", method.get("id"));
    charge.set("payment_method_details", PaymentMethods.ofCharge(method, mandate));
    charge.set("receipt_email", intent.get("receipt_email"));
    return charge;
  }

  /** The bank of a debit has answered, or somebody answers in its place. */
  void settle(Change change, ObjectNode charge, boolean paid) {
    charge.remove(Store.DUE);
    ObjectNode intent = change.get(INTENT, charge.get("payment_intent").asText());
    ObjectNode method = change.get(PaymentMethods.KIND, charge.get("payment_method").asText());
    TestNumber number = PaymentMethods.number(method);
    if (paid) {
      succeed(change, intent, charge, number);
    } else {
      Failure why =
          number.fate() == Fate.FAILS
              ? Failure.of(number)
              : new Failure("account_closed", null, "The customer's bank account has been closed.");
      fail(change, intent, charge, why, method);
      withdraw(change, charge, why);
    }
  }

  /** Whether the money of a debit comes, going by its number. */
  boolean pays(Change change, ObjectNode charge) {
    ObjectNode method = change.get(PaymentMethods.KIND, charge.get("payment_method").asText());
    return !fails(PaymentMethods.number(method));
  }

  /** Who forbids a debit takes the mandate back. */
  private static void withdraw(Change change, ObjectNode charge, Failure why) {
    String type = charge.at("/payment_method_details/type").asText();
    String id = charge.at("/payment_method_details/" + type + "/mandate").asText("");
    if (!why.code().equals("debit_not_authorized") || id.isEmpty()) {
      return;
    }
    change.find("mandate", id).ifPresent(mandate -> PaymentMethods.withdraw(change, mandate));
  }

  private void succeed(Change change, ObjectNode intent, ObjectNode charge, TestNumber number) {
    charge.put("status", "succeeded").put("paid", true).put("captured", true);
    charge.set("amount_captured", charge.get("amount"));
    ObjectNode outcome = charge.putObject("outcome");
    outcome.putNull("advice_code").putNull("network_advice_code").putNull("network_decline_code");
    outcome.put("network_status", "approved_by_network").putNull("reason");
    outcome.put("risk_level", "normal").put("seller_message", "Payment complete.");
    outcome.put("type", "authorized");
    ObjectNode booking = Bookings.charge(change, charge, number.isCard());
    charge.set("balance_transaction", booking.get("id"));
    change.put(charge, "charge.succeeded");
    intent.put("status", "succeeded");
    intent.set("amount_received", intent.get("amount"));
    intent.set("latest_charge", charge.get("id"));
    change.put(intent, "payment_intent.succeeded");
    if (number.fate() == Fate.DISPUTED) {
      disputes.open(change, charge, number.code() == null ? "general" : number.code());
    }
  }

  private static void fail(
      Change change, ObjectNode intent, ObjectNode charge, Failure why, ObjectNode method) {
    charge.put("status", "failed").put("failure_code", why.code());
    charge.put("failure_message", why.message());
    ObjectNode outcome = charge.putObject("outcome");
    outcome.putNull("advice_code").putNull("network_advice_code").putNull("network_decline_code");
    outcome.put("network_status", "declined_by_network");
    outcome.put("reason", why.declineCode() == null ? why.code() : why.declineCode());
    outcome.put("risk_level", "normal").put("seller_message", why.message());
    outcome.put("type", "issuer_declined");
    change.put(charge, "charge.failed");
    intent.put("status", "requires_payment_method").putNull("payment_method");
    intent.set("latest_charge", charge.get("id"));
    intent.set("last_payment_error", why.asError(method, charge.get("id").asText()));
    change.put(intent, "payment_intent.payment_failed");
  }
}
