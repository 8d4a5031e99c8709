package org.dunwell.sandbox.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import org.dunwell.sandbox.wire.Json;
import org.dunwell.sandbox.wire.Store;

/** What may happen to an account's objects at the press of a button. */
final class Buttons {

  private final Store<Change> store;
  private final Clock clock;
  private final Dues dues;
  private final Disputes disputes;

  Buttons(Store<Change> store, Clock clock, Dues dues, Disputes disputes) {
    this.store = store;
    this.clock = clock;
    this.dues = dues;
    this.disputes = disputes;
  }

  ObjectNode press(String what, String account, String id) {
    return store.change(
        account,
        clock.instant(),
        change -> {
          switch (what) {
            case "/settle" -> dues.settle(change, waiting(change, id), true);
            case "/fail" -> dues.settle(change, waiting(change, id), false);
            case "/dispute" -> disputes.open(change, paid(change, id), "fraudulent");
            case "/win" -> disputes.close(change, running(change, id), true);
            case "/lose" -> disputes.close(change, running(change, id), false);
            case "/withdraw" -> PaymentMethods.withdraw(change, change.get("mandate", id));
            case "/deliver" -> Webhooks.again(change, id);
            default -> throw ApiError.noSuchDoor("POST", Control.PATH + what);
          }
          return Json.JSON.createObjectNode().put("done", what.substring(1)).put("id", id);
        });
  }

  /** A saved card or account goes otherwise from now on. */
  ObjectNode turn(String account, String id, String code) {
    return store.change(
        account,
        clock.instant(),
        change -> {
          PaymentMethods.mood(change, change.get(PaymentMethods.KIND, id), code);
          return Json.JSON.createObjectNode().put("done", "mood").put("id", id);
        });
  }

  private static ObjectNode waiting(Change change, String id) {
    ObjectNode charge = change.get(Attempts.CHARGE, id);
    refuseUnless(Objects.is(charge, "pending"), "Charge %s is not pending.".formatted(id));
    return charge;
  }

  private static ObjectNode paid(Change change, String id) {
    ObjectNode charge = change.get(Attempts.CHARGE, id);
    boolean left =
        charge.get("paid").asBoolean()
            && !charge.get("disputed").asBoolean()
            && !charge.get("refunded").asBoolean();
    refuseUnless(left, "Charge %s has no money left to dispute.".formatted(id));
    return charge;
  }

  private static ObjectNode running(Change change, String id) {
    ObjectNode dispute = change.get(Disputes.KIND, id);
    boolean closed = Objects.is(dispute, "won") || Objects.is(dispute, "lost");
    refuseUnless(!closed, "Dispute %s is closed.".formatted(id));
    return dispute;
  }

  private static void refuseUnless(boolean allowed, String message) {
    if (!allowed) {
      throw ApiError.invalid(null, "id", message);
    }
  }
}
