package org.dunwell.sandbox.stripe;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.dunwell.sandbox.wire.Json;
import org.dunwell.sandbox.wire.Store;

/** What really happened to the money of an account, to compare other books with. */
final class Ledger {

  private Ledger() {}

  static ObjectNode of(Store<Change> store, String account) {
    ObjectNode ledger = Json.JSON.createObjectNode();
    List<String> payment = List.of("payment_intent", "amount", "amount_refunded", "currency");
    rows(
        ledger,
        "charges",
        store,
        account,
        Attempts.CHARGE,
        payment,
        "status",
        "disputed",
        "metadata");
    List<String> refund = List.of("payment_intent", "charge", "amount", "currency");
    rows(ledger, "refunds", store, account, Refunds.KIND, refund, "status", "metadata");
    rows(ledger, "disputes", store, account, Disputes.KIND, refund, "status", "reason");
    List<String> session = List.of("payment_intent", "amount_total", "currency");
    rows(
        ledger,
        "sessions",
        store,
        account,
        Sessions.KIND,
        session,
        "status",
        "payment_status",
        "client_reference_id",
        "metadata");
    rows(
        ledger,
        "intents",
        store,
        account,
        Attempts.INTENT,
        List.of("amount", "amount_received", "currency"),
        "status",
        "metadata");
    rows(ledger, "mandates", store, account, "mandate", List.of("payment_method"), "status");
    balance(ledger, store, account);
    return ledger;
  }

  private static void rows(
      ObjectNode ledger,
      String name,
      Store<Change> store,
      String account,
      String kind,
      List<String> fields,
      String... more) {
    ArrayNode rows = ledger.putArray(name);
    store
        .all(account, kind)
        .forEach(
            object -> {
              ObjectNode row = rows.addObject();
              row.set("id", object.get("id"));
              row.set("created", object.get("created"));
              fields.forEach(field -> row.set(field, object.get(field)));
              for (String field : more) {
                row.set(field, object.get(field));
              }
            });
  }

  /** What the merchant has with the provider, in each currency. */
  private static void balance(ObjectNode ledger, Store<Change> store, String account) {
    ObjectNode balance = ledger.putObject("balance");
    store
        .all(account, Bookings.KIND)
        .forEach(
            booking -> {
              String currency = booking.get("currency").asText();
              balance.put(currency, balance.path(currency).asLong() + booking.get("net").asLong());
            });
  }
}
