package org.dunwell.sandbox.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.dunwell.sandbox.wire.Store;

/** Pays out each morning, in one sum for each currency, what has become available. */
final class Payouts {

  static final String KIND = "payout";

  /** Which payout a booking is a part of; nobody outside sees it. */
  private static final String PAID_OUT = "_payout";

  private static final String PATH = "/v1/balance_transactions";
  private static final long DAY = Duration.ofDays(1).toSeconds();

  private Payouts() {}

  /** The first midnight from then on. */
  static long morningAfter(long moment) {
    return (moment + DAY - 1) / DAY * DAY;
  }

  /** This one and all of its currency that is available; what is below zero waits for more. */
  static void pay(Change change, ObjectNode booking) {
    String currency = booking.get("currency").asText();
    List<ObjectNode> available =
        change
            .all(Bookings.KIND)
            .filter(one -> !one.has(PAID_OUT) && one.get("currency").asText().equals(currency))
            .filter(one -> one.get("available_on").asLong() <= change.now())
            .map(ObjectNode::deepCopy)
            .toList();
    long sum = available.stream().mapToLong(one -> one.get("net").asLong()).sum();
    if (sum <= 0) {
      booking.remove(Store.DUE);
      change.put(booking);
      return;
    }
    ObjectNode payout = change.create(KIND);
    payout.put("amount", sum).put("currency", currency).put("arrival_date", change.now());
    payout
        .putObject("trace_id")
        .put("status", "supported")
        .put("value", "STR" + Objects.id(payout).substring(3, 15).toUpperCase());
    for (ObjectNode one : available) {
      one.remove(Store.DUE);
      one.put("status", "available").put(PAID_OUT, Objects.id(payout));
      change.put(one);
    }
    change.put(payout, "payout.paid");
  }

  /** Movements of the balance, all or those that a payout consists of. */
  static ObjectNode bookings(Change change, Params params, String id) {
    Predicate<ObjectNode> wanted = any -> true;
    for (String field : List.of("type", "source", "currency")) {
      String value = params.text(field).orElse(null);
      wanted = wanted.and(one -> value == null || one.path(field).asText().equals(value));
    }
    String payout = params.text("payout").orElse(null);
    return Listing.of(
        change.all(Bookings.KIND),
        PATH,
        params,
        wanted.and(one -> payout == null || one.path(PAID_OUT).asText().equals(payout)));
  }
}
