package org.dunwell.sandbox.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Currency;
import java.util.Locale;
import org.dunwell.sandbox.wire.Store;

/** The provider's own record of money: every movement of the merchant's balance, with its fee. */
final class Bookings {

  static final String KIND = "balance_transaction";

  /** What a dispute costs, in minor units. */
  static final long DISPUTE_FEE = 1500;

  private static final long CARD_PERMILLE = 29;
  private static final long CARD_FIXED = 30;
  private static final long DEBIT_PERMILLE = 8;
  private static final long DEBIT_MOST = 500;
  private static final long PERMILLE = 1000;
  private static final Duration UNTIL_AVAILABLE = Duration.ofDays(2);

  private Bookings() {}

  /** Money came in. */
  static ObjectNode charge(Change change, ObjectNode charge, boolean card) {
    long amount = charge.get("amount").asLong();
    long fee =
        card
            ? amount * CARD_PERMILLE / PERMILLE + CARD_FIXED
            : Math.min(DEBIT_MOST, amount * DEBIT_PERMILLE / PERMILLE);
    return book(change, charge, card ? "charge" : "payment", "charge", amount, fee);
  }

  /** Money goes back, or a refund comes back. */
  static ObjectNode refund(Change change, ObjectNode refund, boolean failed) {
    long amount = refund.get("amount").asLong();
    return failed
        ? book(change, refund, "refund_failure", "refund_failure", amount, 0)
        : book(change, refund, "refund", "refund", -amount, 0);
  }

  /** A dispute takes the money, or gives it back. */
  static ObjectNode dispute(Change change, ObjectNode dispute, boolean back) {
    long amount = dispute.get("amount").asLong();
    return back
        ? book(change, dispute, "adjustment", "dispute_reversal", amount, 0)
        : book(change, dispute, "adjustment", "dispute", -amount, DISPUTE_FEE);
  }

  private static ObjectNode book(
      Change change, ObjectNode source, String type, String category, long amount, long fee) {
    ObjectNode booking = change.create(KIND);
    booking.put("type", type).put("reporting_category", category);
    booking.put("amount", amount).put("fee", fee).put("net", amount - fee);
    booking.set("currency", source.get("currency"));
    booking.set("source", source.get("id"));
    long available = change.now() + UNTIL_AVAILABLE.toSeconds();
    booking.put("available_on", available);
    booking.put(Store.DUE, Payouts.morningAfter(available));
    if (fee > 0) {
      booking
          .withArray("fee_details")
          .addObject()
          .put("amount", fee)
          .putNull("application")
          .put("currency", source.get("currency").asText())
          .put("description", type.equals("adjustment") ? "Dispute fee" : "Processing fees")
          .put("type", "stripe_fee");
    }
    change.put(booking);
    return booking;
  }

  /** An amount as people read it. */
  static String readable(long amount, String currency) {
    Currency of = Currency.getInstance(currency.toUpperCase(Locale.ROOT));
    int digits = digits(of);
    return of.getCurrencyCode()
        + " "
        + String.format(Locale.ROOT, "%,." + digits + "f", BigDecimal.valueOf(amount, digits));
  }

  /** How many digits of this currency's amounts are behind the point, to Stripe. */
  private static int digits(Currency currency) {
    return switch (currency.getCurrencyCode()) {
      case "UGX", "ISK" -> 2;
      case "MGA" -> 0;
      default -> currency.getDefaultFractionDigits();
    };
  }

  /** The smallest step in which Stripe charges this currency, in its smallest unit. */
  static long step(String currency) {
    return switch (currency) {
      case "isk", "ugx" -> 100;
      case "bhd", "jod", "kwd", "omr", "tnd" -> 10;
      default -> 1;
    };
  }

  /** Refuses what Stripe cannot charge. */
  static String currency(Params params, String name) {
    String currency = params.required(name).toLowerCase(Locale.ROOT);
    try {
      Currency.getInstance(currency.toUpperCase(Locale.ROOT));
      return currency;
    } catch (IllegalArgumentException unknown) {
      throw ApiError.invalid(null, name, "Invalid currency: " + currency);
    }
  }
}
