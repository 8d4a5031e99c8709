package org.dunwell.sandbox.stripe;

import static org.dunwell.sandbox.wire.Http.escaped;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.dunwell.sandbox.stripe.PaymentMethods.Payer;

/** How the payment page looks. It works without scripts. */
final class PaymentHtml {

  private static final Map<String, String> TITLES =
      Map.of(
          TestNumber.CARD, "Card",
          TestNumber.SEPA, "SEPA direct debit",
          TestNumber.ACH, "US bank account",
          TestNumber.BACS, "Bacs direct debit");

  private static final Map<String, String> NUMBERS =
      Map.of(
          TestNumber.CARD, "Card number",
          TestNumber.SEPA, "IBAN",
          TestNumber.ACH, "Account number (routing number 110000000)",
          TestNumber.BACS, "Account number (sort code 108800)");

  private PaymentHtml() {}

  /**
   * The first page.
   *
   * @param account its key: what follows {@code sk_test_} is the merchant's name here
   */
  static String page(ObjectNode session, String account, Payer payer, String error) {
    StringBuilder page = new StringBuilder("<p class=\"merchant\">Merchant: ");
    page.append(escaped(account.replaceFirst("^[sr]k_test_", ""))).append("</p>\n");
    page.append(summary(session));
    if (!error.isEmpty()) {
      page.append("<p class=\"error\" role=\"alert\">").append(escaped(error)).append("</p>\n");
    }
    for (JsonNode type : session.get("payment_method_types")) {
      page.append(method(type.asText(), session, payer));
    }
    if (session.hasNonNull("cancel_url")) {
      page.append(
          "<p><a href=\"%s\">Go back without paying</a></p>\n"
              .formatted(escaped(session.get("cancel_url").asText())));
    }
    return frame(title(session), page.toString());
  }

  private static String title(ObjectNode session) {
    return Checkout.isSetup(session) ? "Save a way to pay" : "Pay " + amount(session);
  }

  private static String amount(ObjectNode session) {
    return Bookings.readable(
        session.get("amount_total").asLong(), session.get("currency").asText());
  }

  private static String summary(ObjectNode session) {
    if (Checkout.isSetup(session)) {
      return "<p>The merchant may debit it later. Nothing is paid now.</p>\n";
    }
    StringBuilder table = new StringBuilder("<table><caption>What you pay</caption>\n<thead><tr>");
    table.append("<th scope=\"col\">Item</th><th scope=\"col\" class=\"amount\">Amount</th>");
    table.append("</tr></thead>\n<tbody>\n");
    for (ObjectNode item : LineItems.of(session).toList()) {
      long quantity = item.get("quantity").asLong();
      table.append(
          "<tr><td>%s</td><td class=\"amount\">%s</td></tr>\n"
              .formatted(
                  escaped(
                      item.get("description").asText() + (quantity > 1 ? " × " + quantity : "")),
                  Bookings.readable(
                      item.get("amount_total").asLong(), item.get("currency").asText())));
    }
    return table
        .append("</tbody>\n<tfoot><tr><th scope=\"row\">Total</th><td class=\"amount\">")
        .append(amount(session))
        .append("</td></tr></tfoot></table>\n")
        .toString();
  }

  private static String method(String type, ObjectNode session, Payer payer) {
    String verb = Checkout.isSetup(session) ? "Save" : "Pay " + amount(session);
    StringBuilder form = new StringBuilder();
    form.append(
        """
        <section aria-labelledby="%1$s-title"><h2 id="%1$s-title">%2$s</h2>
        <form method="post"><input type="hidden" name="method" value="%1$s">
        <label for="%1$s-number">%3$s</label>
        <input id="%1$s-number" name="typed" autocomplete="off" maxlength="40">
        <label for="%1$s-name">Name</label>
        <input id="%1$s-name" name="name" autocomplete="name" maxlength="100" value="%4$s">
        <label for="%1$s-email">E-mail</label>
        <input id="%1$s-email" name="email" type="email" autocomplete="email" maxlength="200" value="%5$s">
        <button class="pay">%6$s</button>
        <h3>Or press a test number</h3>
        <ul>
        """
            .formatted(
                type,
                TITLES.get(type),
                NUMBERS.get(type),
                escaped(payer.name()),
                escaped(payer.email()),
                verb));
    for (TestNumber number : TestNumber.of(type)) {
      form.append(
          "<li><button name=\"number\" value=\"%s\"><code>%s</code> %s</button></li>\n"
              .formatted(number.number(), number.spaced(), number.says()));
    }
    return form.append("</ul></form></section>\n").toString();
  }

  static String proof(ObjectNode session) {
    String what = Checkout.isSetup(session) ? "to save your card" : "to pay " + amount(session);
    return frame(
        "3-D Secure",
        """
        <p>Your bank asks whether it is you who wants %s.</p>
        <form method="post">
        <button class="pay" name="proven" value="true">Complete: yes, it is me</button>
        <button name="proven" value="false">Fail: no, it is not</button>
        </form>
        """
            .formatted(escaped(what)));
  }

  static String closed(ObjectNode session, String success) {
    if (Objects.is(session, "complete")) {
      return frame(
          "All done",
          "<p>You have done all there is to do here. <a href=\"%s\">Back to the merchant</a></p>"
              .formatted(escaped(success)));
    }
    String back =
        session.hasNonNull("cancel_url")
            ? "<p><a href=\"%s\">Back to the merchant</a></p>"
                .formatted(escaped(session.get("cancel_url").asText()))
            : "";
    return frame("This page has expired", "<p>Nothing was paid.</p>" + back);
  }

  static String notFound() {
    return frame("Nothing here", "<p>No payment has this address.</p>");
  }

  /** The look of all the sandbox's pages. */
  static String frame(String title, String body) {
    return String.join(
        "\n",
        List.of(
            "<!DOCTYPE html>",
            "<html lang=\"en\"><head><meta charset=\"utf-8\">",
            "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">",
            "<title>" + escaped(title) + " · Sandbox payments</title>",
            "<link rel=\"stylesheet\" href=\"/sandbox.css\"></head><body>",
            "<header>Sandbox payment page, plays Stripe's hosted checkout. No money moves."
                + "</header>",
            "<main><h1>" + escaped(title) + "</h1>",
            body,
            "</main></body></html>",
            ""));
  }
}
