package org.dunwell.sandbox.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.dunwell.platform.files.Sha256;
import org.dunwell.sandbox.wire.Json;

/** Cards and bank accounts, and what may be debited without their owner. */
final class PaymentMethods {

  static final String KIND = "payment_method";

  /** The test number it stands for; hidden. */
  private static final String NUMBER = Json.HIDDEN + "number";

  private static final String MOOD = Json.HIDDEN + "mood";

  private static final int FINGERPRINT = 16;

  private PaymentMethods() {}

  /**
   * The payer's details.
   *
   * @param email may be empty, as the name
   */
  record Payer(String name, String email) {}

  static ObjectNode create(Change change, TestNumber number, Payer payer) {
    ObjectNode method = change.create(KIND);
    method.put("type", number.method()).put(NUMBER, number.number());
    ObjectNode billing = (ObjectNode) method.get("billing_details");
    put(billing, "name", payer.name());
    put(billing, "email", payer.email());
    method.set(number.method(), details(number));
    change.put(method);
    return method;
  }

  private static void put(ObjectNode object, String field, String value) {
    if (!value.isBlank()) {
      object.put(field, value);
    }
  }

  static TestNumber number(ObjectNode method) {
    TestNumber printed =
        TestNumber.of(method.get("type").asText(), method.get(NUMBER).asText()).orElseThrow();
    return method.has(MOOD) ? printed.inMood(method.get(MOOD).asText()) : printed;
  }

  /** What was chosen for it; empty while its number says how it goes. */
  static Optional<String> mood(ObjectNode method) {
    return Optional.of(method.path(MOOD).asText()).filter(mood -> !mood.isEmpty());
  }

  /**
   * How it goes from now on, whatever its number says: banks change their minds after a card was
   * saved.
   *
   * @param code {@code pays}, or why it fails in the API's words
   */
  static void mood(Change change, ObjectNode method, String code) {
    if (!TestNumber.MOODS.contains(code)) {
      throw ApiError.invalid(
          null, "code", "\"code\" must be one of %s.".formatted(TestNumber.MOODS));
    }
    change.put(method.put(MOOD, code));
  }

  private static ObjectNode details(TestNumber number) {
    ObjectNode details = Json.JSON.createObjectNode();
    details.put("last4", number.last4());
    details.put(
        "fingerprint",
        Sha256.of(number.number().getBytes(StandardCharsets.UTF_8)).substring(0, FINGERPRINT));
    switch (number.method()) {
      case TestNumber.CARD -> card(details, number);
      case TestNumber.SEPA -> {
        details.put("bank_code", number.number().substring(4, 9)).putNull("branch_code");
        details.put("country", number.number().substring(0, 2));
        details.putObject("generated_from").putNull("charge").putNull("setup_attempt");
      }
      case TestNumber.ACH -> {
        details.put("account_holder_type", "company").put("account_type", "checking");
        details.put("bank_name", "SANDBOX BANK").putNull("financial_connections_account");
        details.put("routing_number", "110000000").putNull("status_details");
        details.putObject("networks").put("preferred", "ach").putArray("supported").add("ach");
      }
      default -> details.put("sort_code", "108800");
    }
    return details;
  }

  private static void card(ObjectNode details, TestNumber number) {
    String brand = number.number().startsWith("5") ? "mastercard" : "visa";
    details.put("brand", brand).put("display_brand", brand).put("country", "US");
    details.put("exp_month", 12).put("exp_year", 2034).put("funding", "credit");
    details
        .putObject("checks")
        .putNull("address_line1_check")
        .putNull("address_postal_code_check")
        .put("cvc_check", "pass");
    details.putNull("generated_from").putNull("regulated_status").putNull("wallet");
    details.putObject("networks").putNull("preferred").putArray("available").add(brand);
    details.putObject("three_d_secure_usage").put("supported", true);
  }

  /** How a charge describes what it was paid with. */
  static ObjectNode ofCharge(ObjectNode method, String mandate) {
    String type = method.get("type").asText();
    ObjectNode details = method.get(type).deepCopy();
    details.remove(
        Arrays.asList("networks", "three_d_secure_usage", "generated_from", "display_brand"));
    details.remove(List.of("status_details", "financial_connections_account"));
    if (mandate != null || !type.equals(TestNumber.BACS)) {
      details.put("mandate", mandate);
    }
    if (type.equals(TestNumber.CARD)) {
      details.put("network", details.get("brand").asText()).putNull("three_d_secure");
      details.putNull("installments");
    }
    if (type.equals(TestNumber.ACH)) {
      details.putNull("payment_reference");
    }
    ObjectNode wrapped = Json.JSON.createObjectNode().put("type", type);
    wrapped.set(type, details);
    return wrapped;
  }

  static ObjectNode mandate(Change change, ObjectNode method) {
    String type = method.get("type").asText();
    ObjectNode mandate = change.create("mandate");
    mandate.put("payment_method", method.get("id").asText());
    ((ObjectNode) mandate.get("customer_acceptance")).put("accepted_at", change.now());
    ObjectNode details = Json.JSON.createObjectNode().put("type", type);
    ObjectNode own = details.putObject(type);
    String reference = mandate.get("id").asText().substring("mandate_".length());
    switch (type) {
      case TestNumber.SEPA ->
          own.put("reference", reference).put("url", "https://sandbox.example/" + reference);
      case TestNumber.BACS ->
          own.put("network_status", "accepted")
              .put("reference", reference)
              .putNull("revocation_reason")
              .put("url", "https://sandbox.example/" + reference);
      default -> {
        // cards and ACH have no details
      }
    }
    mandate.set("payment_method_details", details);
    change.put(mandate);
    return mandate;
  }

  /** Belongs to this customer from now on. */
  static void attach(Change change, ObjectNode method, String customer) {
    if (!method.path("customer").asText("").equals(customer)) {
      method.put("customer", customer);
      change.put(method, "payment_method.attached");
    }
  }

  static ObjectNode attach(Change change, Params params, String id) {
    String customer = params.required("customer");
    params.done();
    ObjectNode method = change.get(KIND, id);
    change.get("customer", customer, "customer");
    attach(change, method, customer);
    return method;
  }

  static ObjectNode detach(Change change, Params params, String id) {
    params.done();
    ObjectNode method = change.get(KIND, id);
    if (method.get("customer").isNull()) {
      throw ApiError.invalid(
          null,
          null,
          "The payment method you provided is not attached to a customer so detachment is"
              + " impossible.");
    }
    ObjectNode previous = Json.JSON.createObjectNode();
    previous.set("customer", method.get("customer"));
    method.putNull("customer");
    change.put(method, "payment_method.detached", previous);
    return method;
  }

  /** The payer takes a mandate back. */
  static void withdraw(Change change, ObjectNode mandate) {
    ObjectNode previous = Json.JSON.createObjectNode();
    previous.set("status", mandate.get("status"));
    change.put(mandate.put("status", "inactive"), "mandate.updated", previous);
  }
}
