package org.dunwell.sandbox.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.dunwell.sandbox.wire.Ids;
import org.dunwell.sandbox.wire.Json;

/** What is paid for in a session. */
final class LineItems {

  /** The items of a session; hidden, because they come only when they are asked for. */
  private static final String ITEMS = Json.HIDDEN + "items";

  private static final int MOST_ITEMS = 100;
  private static final long LEAST_AMOUNT = 50;
  private static final long MOST_AMOUNT = 99_999_999;

  private final Change change;

  private LineItems(Change change) {
    this.change = change;
  }

  static Stream<ObjectNode> of(ObjectNode session) {
    return StreamSupport.stream(session.path(ITEMS).spliterator(), false)
        .map(ObjectNode.class::cast);
  }

  static ObjectNode page(ObjectNode session) {
    return Listing.page(of(session), address(session), false);
  }

  static String address(ObjectNode session) {
    return "/v1/checkout/sessions/" + Objects.id(session) + "/line_items";
  }

  /** Puts them into the session; answers the currency of all of them. */
  static String read(Change change, Params params, ObjectNode session) {
    List<Params> groups = params.groups("line_items");
    if (groups.isEmpty()) {
      throw params.missing("line_items");
    }
    if (groups.size() > MOST_ITEMS) {
      throw ApiError.invalid(null, "line_items", "Up to 100 line items, not " + groups.size());
    }
    ArrayNode items = session.putArray(ITEMS);
    LineItems reading = new LineItems(change);
    groups.forEach(group -> items.add(reading.item(group)));
    return total(session, items);
  }

  private static String total(ObjectNode session, ArrayNode items) {
    String currency = items.get(0).get("currency").asText();
    long total = 0;
    for (JsonNode item : items) {
      if (!item.get("currency").asText().equals(currency)) {
        throw ApiError.invalid(
            null, "line_items", "All line items of a session must have the same currency.");
      }
      total += item.get("amount_total").asLong();
    }
    check(total, currency, "line_items");
    session.put("currency", currency).put("amount_subtotal", total).put("amount_total", total);
    session
        .putObject("total_details")
        .put("amount_discount", 0)
        .put("amount_shipping", 0)
        .put("amount_tax", 0);
    return currency;
  }

  /** Refuses amounts that Stripe cannot take. */
  static void check(long amount, String currency, String param) {
    if (amount < LEAST_AMOUNT) {
      throw ApiError.invalid(
          "amount_too_small",
          param,
          "The total amount due must be at least %d of the smallest unit of the currency."
              .formatted(LEAST_AMOUNT));
    }
    checkMost(amount, param);
    long step = Bookings.step(currency);
    if (amount % step != 0) {
      throw ApiError.invalid(
          null, param, "Amounts in %s must be multiples of %d.".formatted(currency, step));
    }
  }

  private static void checkMost(long amount, String param) {
    if (amount > MOST_AMOUNT) {
      throw ApiError.invalid(
          "amount_too_large",
          param,
          "The total amount due must be no more than %d.".formatted(MOST_AMOUNT));
    }
  }

  private ObjectNode item(Params group) {
    if (!group.has("price_data")) {
      throw group.missing("price_data");
    }
    Params data = group.in("price_data");
    String currency = Bookings.currency(data, "currency");
    long amount = data.whole("unit_amount").orElseThrow(() -> data.missing("unit_amount"));
    long quantity = group.whole("quantity").orElse(1L);
    checkMost(Math.max(amount, quantity), "line_items");
    if (amount < 0 || quantity < 1) {
      throw ApiError.invalid(
          "parameter_invalid_integer", "line_items", "Amounts and quantities must be positive.");
    }
    Params product = data.in("product_data");
    String name = product.required("name");
    product.ignore("description", "images", "metadata", "tax_code");
    data.ignore("tax_behavior");
    group.ignore("metadata");
    ObjectNode item = change.create("item");
    item.put("description", name).put("quantity", quantity).put("currency", currency);
    item.put("amount_subtotal", amount * quantity).put("amount_total", amount * quantity);
    item.set("price", price(currency, amount));
    return item;
  }

  private ObjectNode price(String currency, long amount) {
    ObjectNode price = change.create("price");
    price.put("product", Ids.of("prod_")).put("active", false).put("currency", currency);
    return price.put("unit_amount", amount).put("unit_amount_decimal", String.valueOf(amount));
  }
}
