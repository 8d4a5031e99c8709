package org.dunwell.sandbox.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * How a counterparty behaves; kept in the store, the same for all accounts.
 *
 * <p>Webhooks: {@code delayMillis} before the first try; {@code repeat} how often each is sent, by
 * lot up to {@code repeatMost} times; {@code reorderMillis} within which they overtake each other
 * at random; {@code dropPercent} of them are never sent; {@code seed} of these games of chance.
 */
public final class Settings {

  /** Whose change it is when it is nobody's account. */
  public static final String NOBODY = "_sandbox";

  /** The kind of object that they are kept as. */
  public static final String KIND = "_settings";

  /** How far the clock of a server that runs alone is ahead of the computer's. */
  public static final String AHEAD = "aheadMillis";

  private static final long MOST = 86_400_000;
  private static final int MOST_REPEATS = 10;
  private static final int ALL = 100;

  private final Store<?> store;
  private final Map<String, Long> own;
  private final BiFunction<String, String, RuntimeException> refusal;

  /**
   * Those that all counterparties have, and {@code own} ones with what they usually are.
   *
   * @param refusal makes an error of a setting's name and what is wrong with it
   */
  public Settings(
      Store<?> store, Map<String, Long> own, BiFunction<String, String, RuntimeException> refusal) {
    this.store = store;
    this.own = own;
    this.refusal = refusal;
  }

  /** All, as they are now. */
  public ObjectNode all() {
    ObjectNode usual = Json.JSON.createObjectNode();
    usual.put("id", KIND).put("object", KIND).put("delayMillis", 0).put("repeat", 1);
    usual.put("repeatMost", 1).put("reorderMillis", 0).put("dropPercent", 0).put("seed", 1);
    own.forEach(usual::put);
    usual.put(AHEAD, 0);
    store.find(NOBODY, KIND).ifPresent(usual::setAll);
    return usual;
  }

  /** One of them. */
  public long of(String name) {
    return all().get(name).asLong();
  }

  /** Sets those that are named. */
  public ObjectNode set(JsonNode wanted, Instant now) {
    ObjectNode all = all();
    wanted.properties().forEach(entry -> set(all, entry.getKey(), entry.getValue()));
    long most = Math.max(all.get("repeat").asLong(), all.get("repeatMost").asLong());
    if (all.get("dropPercent").asLong() > ALL || most > MOST_REPEATS) {
      throw refusal.apply("dropPercent", "At most 100 percent, at most 10 times.");
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

  private void set(ObjectNode all, String name, JsonNode wanted) {
    long value = wanted.asLong(-1);
    boolean allowed = name.equals(AHEAD) || value <= MOST;
    if (!all.path(name).isNumber() || value < least(name) || !allowed) {
      throw refusal.apply(
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
