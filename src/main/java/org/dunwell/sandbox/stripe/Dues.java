package org.dunwell.sandbox.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;
import org.dunwell.sandbox.wire.Store;

/** What happens by itself when its day has come, each at its own moment. */
final class Dues {

  private final Store<Change> store;
  private final Attempts attempts;
  private final Refunds refunds;
  private final Disputes disputes;
  private final Sessions sessions;

  Dues(
      Store<Change> store,
      Attempts attempts,
      Refunds refunds,
      Disputes disputes,
      Sessions sessions) {
    this.store = store;
    this.attempts = attempts;
    this.refunds = refunds;
    this.disputes = disputes;
    this.sessions = sessions;
  }

  Optional<Instant> next() {
    return store.nextDue().map(Store.Due::at);
  }

  /** Does all that is due at this moment, the earliest first. */
  void run(Instant now) {
    for (Optional<Store.Due> due = store.nextDue();
        due.isPresent() && !due.get().at().isAfter(now);
        due = store.nextDue()) {
      run(due.get());
    }
  }

  private void run(Store.Due due) {
    store.change(
        due.what().account(),
        due.at(),
        change -> {
          store
              .find(due.what().account(), due.what().id())
              .filter(object -> Store.due(object).equals(Optional.of(due.at())))
              .ifPresent(object -> run(change, object.deepCopy()));
          return null;
        });
  }

  private void run(Change change, ObjectNode object) {
    switch (object.get("object").asText()) {
      case Sessions.KIND -> sessions.expire(change, object);
      case Attempts.CHARGE -> settle(change, object, attempts.pays(change, object));
      case Refunds.KIND -> refunds.fail(change, object);
      case Disputes.KIND -> disputes.overdue(change, object);
      case Bookings.KIND -> Payouts.pay(change, object);
      default -> throw new IllegalStateException("Nothing is due of " + object);
    }
  }

  /** A debit's bank answers. */
  void settle(Change change, ObjectNode charge, boolean paid) {
    attempts.settle(change, charge, paid);
    ObjectNode intent = change.get(Attempts.INTENT, charge.get("payment_intent").asText());
    Checkout.settled(change, intent, paid);
  }
}
