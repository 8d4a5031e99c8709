package org.dunwell.sandbox.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Iterator;
import java.util.Map;
import org.dunwell.sandbox.wire.Json;
import org.dunwell.sandbox.wire.Store;

/** An owner asks money back at the bank. Cards: the merchant may answer. Debits: it is lost. */
final class Disputes {

  static final String KIND = "dispute";

  private static final Duration TO_ANSWER = Duration.ofDays(7);
  private static final Duration TO_JUDGE = Duration.ofDays(30);

  private static final String WINS = "winning_evidence";
  private static final String LOSES = "losing_evidence";

  /** Takes the money of a charge that was paid, all that was not refunded. */
  ObjectNode open(Change change, ObjectNode charge, String reason) {
    String type = charge.at("/payment_method_details/type").asText();
    boolean card = type.equals(TestNumber.CARD);
    ObjectNode dispute = change.create(KIND);
    dispute.set("charge", charge.get("id"));
    dispute.set("payment_intent", charge.get("payment_intent"));
    dispute.set("currency", charge.get("currency"));
    dispute.put("amount", charge.get("amount").asLong() - charge.get("amount_refunded").asLong());
    dispute.put("reason", reason).put("is_charge_refundable", false);
    describe(dispute, charge, card);
    ObjectNode evidence = (ObjectNode) dispute.get("evidence_details");
    if (card) {
      evidence.put("due_by", change.now() + TO_ANSWER.toSeconds());
      dispute.put(Store.DUE, change.now() + TO_ANSWER.toSeconds());
    }
    charge.put("disputed", true);
    change.put(charge);
    book(change, dispute, false);
    change.put(dispute, "charge.dispute.created");
    change.put(dispute, "charge.dispute.funds_withdrawn");
    if (!card) {
      close(change, dispute, false);
    }
    return dispute;
  }

  /** Only a card has details of its dispute. */
  private static void describe(ObjectNode dispute, ObjectNode charge, boolean card) {
    if (!card) {
      dispute.remove("payment_method_details");
      return;
    }
    ObjectNode details = dispute.putObject("payment_method_details").put("type", TestNumber.CARD);
    ObjectNode own = details.putObject(TestNumber.CARD);
    own.set("brand", charge.at("/payment_method_details/card/brand"));
    own.put("case_type", "chargeback").put("network", "visa");
    String reason = dispute.get("reason").asText();
    own.put("network_reason_code", reason.equals("fraudulent") ? "10.4" : "13.1");
  }

  private static void book(Change change, ObjectNode dispute, boolean back) {
    ObjectNode booking = Bookings.dispute(change, dispute, back);
    dispute.withArray("balance_transactions").add(Json.shown(booking));
  }

  /** The bank has judged; the money comes back or not. */
  void close(Change change, ObjectNode dispute, boolean won) {
    dispute.remove(Store.DUE);
    dispute.put("status", won ? "won" : "lost");
    if (won) {
      book(change, dispute, true);
    }
    change.put(dispute, "charge.dispute.closed");
    if (won) {
      change.put(dispute, "charge.dispute.funds_reinstated");
    }
  }

  /** Nobody answered, or nobody judged: lost. */
  void overdue(Change change, ObjectNode dispute) {
    if (dispute.get("status").asText().equals("needs_response")) {
      ((ObjectNode) dispute.get("evidence_details")).put("past_due", true);
    }
    close(change, dispute, false);
  }

  /** The merchant answers, or writes at the answer. */
  ObjectNode update(Change change, Params params, String id) {
    ObjectNode dispute = change.get(KIND, id);
    ObjectNode evidence = (ObjectNode) dispute.get("evidence");
    boolean given = params.has("evidence");
    for (Iterator<String> names = evidence.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      params.in("evidence").text(name).ifPresent(value -> evidence.put(name, value));
    }
    Map<String, String> metadata = params.metadata("metadata");
    boolean submit =
        params
            .word("submit", java.util.List.of("true", "false"))
            .map(Boolean::valueOf)
            .orElse(given);
    params.done();
    refuseClosed(dispute);
    Objects.merge(dispute, metadata);
    if (given) {
      ((ObjectNode) dispute.get("evidence_details")).put("has_evidence", true);
    }
    if (submit) {
      submit(change, dispute);
    } else {
      change.put(dispute, "charge.dispute.updated");
    }
    return dispute;
  }

  private void submit(Change change, ObjectNode dispute) {
    ObjectNode details = (ObjectNode) dispute.get("evidence_details");
    details.put("submission_count", details.get("submission_count").asLong() + 1);
    dispute.put("status", "under_review");
    dispute.put(Store.DUE, change.now() + TO_JUDGE.toSeconds());
    change.put(dispute, "charge.dispute.updated");
    String text = dispute.get("evidence").path("uncategorized_text").asText("");
    if (text.equals(WINS) || text.equals(LOSES)) {
      close(change, dispute, text.equals(WINS));
    }
  }

  /** The merchant gives in. */
  ObjectNode giveIn(Change change, Params params, String id) {
    params.done();
    ObjectNode dispute = change.get(KIND, id);
    refuseClosed(dispute);
    close(change, dispute, false);
    return dispute;
  }

  private static void refuseClosed(ObjectNode dispute) {
    String status = dispute.get("status").asText();
    if (!status.equals("needs_response")) {
      throw ApiError.invalid(
          null, null, "This dispute is %s: it takes no evidence any more.".formatted(status));
    }
  }
}
