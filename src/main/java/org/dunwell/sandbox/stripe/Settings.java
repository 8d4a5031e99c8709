package org.dunwell.sandbox.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/**
 * How the counterparty behaves; kept in the store, the same for all accounts.
 *
 * <p>Webhooks: {@code delayMillis} before the first try; {@code repeat} how often each is sent, by
 * lot up to {@code repeatMost} times; {@code reorderMillis} within which they overtake each other
 * at random; {@code dropPercent} of them are never sent; {@code seed} of these games of chance.
 * Debits: {@code debitDays} until the bank answers.
 */
final class Settings {

  /** Whose change it is when it is nobody's account. */
  static final String NOBODY = "_sandbox";

  static final String KIND = "_settings";

  /** How far the clock of a server that runs alone is ahead of the computer's. */
  static final String AHEAD = "aheadMillis";

  private static final long DEBIT_DAYS = 3;
  private static final long MOST = 86_400_000;

  private final Store store;

  Settings(Store store) {
    this.store = store;
  }

  ObjectNode all() {
    ObjectNode usual = Templates.JSON.createObjectNode();
    usual.put("id", KIND).put("object", KIND).put("delayMillis", 0).put("repeat", 1);
    usual.put("repeatMost", 1).put("reorderMillis", 0).put("dropPercent", 0).put("seed", 1);
    usual.put("debitDays", DEBIT_DAYS).put(AHEAD, 0);
    store.find(NOBODY, KIND).ifPresent(usual::setAll);
    return usual;
  }

  long of(String name) {
    return all().get(name).asLong();
  }

  long debitDays() {
    return of("debitDays");
  }

  /** Sets those that are named. */
  ObjectNode set(JsonNode wanted, Instant now) {
    ObjectNode all = all();
    wanted.properties().forEach(entry -> set(all, entry.getKey(), entry.getValue()));
    long most = Math.max(all.get("repeat").asLong(), all.get("repeatMost").asLong());
    if (all.get("dropPercent").asLong() > 100 || most > 10) {
      throw ApiError.invalid(null, "dropPercent", "At most 100 percent, at most 10 times.");
    }
    store.change(
        NOBODY,
        now,
        change -> {
          change.put(all);
          return null;
        });
    return all;
  }

  private static void set(ObjectNode all, String name, JsonNode wanted) {
    long value = wanted.asLong(-1);
    boolean allowed = name.equals(AHEAD) || value <= MOST;
    if (!all.path(name).isNumber() || value < least(name) || !allowed) {
      throw ApiError.invalid(
          null,
          name,
          "No such setting, or not a number it may have: %s=%s. There are %s."
              .formatted(name, wanted, all));
    }
    all.put(name, value);
  }

  private static long least(String name) {
    return name.startsWith("repeat") ? 1 : 0;
  }
}
