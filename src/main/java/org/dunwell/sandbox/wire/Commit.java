package org.dunwell.sandbox.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What one request, one click or one due moment does to one account: all of it or nothing. */
public class Commit {

  private final Store<?> store;
  private final String account;
  private final Instant now;
  private final Map<String, ObjectNode> puts = new LinkedHashMap<>();
  private final Set<String> deletions = new LinkedHashSet<>();

  /** Begins; {@link Store#change} keeps it. */
  public Commit(Store<?> store, String account, Instant now) {
    this.store = store;
    this.account = account;
    this.now = now;
  }

  /** Whose objects it changes. */
  public final String account() {
    return account;
  }

  /** The moment at which it happens. */
  public final Instant at() {
    return now;
  }

  /** A copy to change and put back. */
  public final Optional<ObjectNode> find(String kind, String id) {
    ObjectNode here = puts.get(id);
    Optional<ObjectNode> found =
        here != null
            ? Optional.of(here)
            : deletions.contains(id) ? Optional.empty() : store.find(account, id);
    return found
        .filter(object -> object.get("object").asText().equals(kind))
        .map(ObjectNode::deepCopy);
  }

  /** Those of before this change, the latest first: to look at, not to change. */
  public final Stream<ObjectNode> all(String kind) {
    return store.all(account, kind);
  }

  /** Keeps an object as it is now. */
  public final void put(ObjectNode object) {
    puts.put(object.get("id").asText(), object.deepCopy());
  }

  /** Takes an object away. */
  public final void delete(String id) {
    deletions.add(id);
    puts.remove(id);
  }

  final boolean isEmpty() {
    return puts.isEmpty() && deletions.isEmpty();
  }

  final Collection<ObjectNode> puts() {
    return puts.values();
  }

  final Set<String> deletions() {
    return deletions;
  }
}
