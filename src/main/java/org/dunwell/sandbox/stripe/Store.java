package org.dunwell.sandbox.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * All objects of all accounts, in memory and in a {@link Journal}. One change at a time; a change
 * is on disk when {@link #change} returns.
 */
final class Store implements AutoCloseable {

  /** When something becomes due by itself, on the sandbox's clock: epoch seconds. */
  static final String DUE = "_due";

  /** One object of one account. */
  record Ref(String account, String id) implements Comparable<Ref> {
    @Override
    public int compareTo(Ref other) {
      int byAccount = account.compareTo(other.account);
      return byAccount != 0 ? byAccount : id.compareTo(other.id);
    }
  }

  /** What is due when. */
  record Due(Instant at, Ref what) {}

  private record Kept(long number, ObjectNode object) {}

  private final Journal journal;
  private final Map<Ref, Kept> objects = new HashMap<>();
  private final Map<Ref, NavigableMap<Long, String>> kinds = new HashMap<>();
  private final NavigableMap<Long, TreeSet<Ref>> dues = new TreeMap<>();
  private final Set<String> accounts = new TreeSet<>();
  private final List<Consumer<Ref>> watchers = new ArrayList<>();
  private long last;

  Store(Path folder) {
    journal = new Journal(folder);
    journal.replay(this::apply);
  }

  /** Is told of every object that was put, after it is in memory; must be quick. */
  synchronized void watch(Consumer<Ref> watcher) {
    watchers.add(watcher);
  }

  /**
   * Runs {@code work} alone; what it put is kept when it returns, and also when it throws an {@link
   * ApiError}: a refused charge is a fact. Anything else it throws undoes it.
   */
  <T> T change(String account, Instant now, Function<Change, T> work) {
    try {
      return apply(account, now, work);
    } finally {
      journal.sync();
    }
  }

  /** Returns when all that was put so far is on disk. */
  void sync() {
    journal.sync();
  }

  private synchronized <T> T apply(String account, Instant now, Function<Change, T> work) {
    Change change = new Change(this, account, now);
    try {
      T result = work.apply(change);
      keep(change);
      return result;
    } catch (ApiError refused) {
      keep(change);
      throw refused;
    }
  }

  private void keep(Change change) {
    if (change.isEmpty()) {
      return;
    }
    ObjectNode commit = Templates.JSON.createObjectNode().put("account", change.account());
    ArrayNode put = commit.putArray("put");
    change.puts().forEach(put::add);
    ArrayNode gone = commit.putArray("gone");
    change.deletions().forEach(gone::add);
    journal.add(commit);
    apply(commit);
    change.puts().forEach(object -> tell(new Ref(change.account(), object.get("id").asText())));
  }

  private void tell(Ref put) {
    watchers.forEach(watcher -> watcher.accept(put));
  }

  private void apply(JsonNode commit) {
    String account = commit.get("account").asText();
    accounts.add(account);
    commit.get("put").forEach(object -> put(account, (ObjectNode) object));
    commit.get("gone").forEach(id -> remove(new Ref(account, id.asText())));
  }

  private void put(String account, ObjectNode object) {
    Ref ref = new Ref(account, object.get("id").asText());
    Kept before = objects.get(ref);
    long number = before == null ? ++last : before.number();
    if (before != null) {
      undue(ref, before.object());
    }
    objects.put(ref, new Kept(number, object));
    kind(account, object.get("object").asText()).put(number, ref.id());
    if (object.path(DUE).isNumber()) {
      dues.computeIfAbsent(object.get(DUE).asLong(), at -> new TreeSet<>()).add(ref);
    }
  }

  private void remove(Ref ref) {
    Kept before = objects.remove(ref);
    if (before != null) {
      undue(ref, before.object());
      kind(ref.account(), before.object().get("object").asText()).remove(before.number());
    }
  }

  private void undue(Ref ref, ObjectNode object) {
    if (object.path(DUE).isNumber()) {
      dues.computeIfPresent(
          object.get(DUE).asLong(), (at, refs) -> refs.remove(ref) && refs.isEmpty() ? null : refs);
    }
  }

  private NavigableMap<Long, String> kind(String account, String kind) {
    return kinds.computeIfAbsent(new Ref(account, kind), any -> new TreeMap<>());
  }

  /** As it is kept: to look at, not to change. */
  synchronized Optional<ObjectNode> find(String account, String id) {
    return Optional.ofNullable(objects.get(new Ref(account, id))).map(Kept::object);
  }

  /** The objects of a kind, the latest first, as they are kept: to look at, not to change. */
  synchronized Stream<ObjectNode> all(String account, String kind) {
    return List.copyOf(kind(account, kind).descendingMap().values()).stream()
        .flatMap(id -> find(account, id).stream());
  }

  synchronized List<String> accounts() {
    return List.copyOf(accounts);
  }

  synchronized Optional<Due> nextDue() {
    return Optional.ofNullable(dues.firstEntry())
        .map(entry -> new Due(Instant.ofEpochSecond(entry.getKey()), entry.getValue().first()));
  }

  /** Forgets everything but the objects of these kinds. */
  synchronized void empty(Set<String> butKinds) {
    List<Map.Entry<Ref, Kept>> kept =
        objects.entrySet().stream()
            .filter(entry -> butKinds.contains(entry.getValue().object().get("object").asText()))
            .toList();
    journal.empty();
    objects.clear();
    kinds.clear();
    dues.clear();
    accounts.clear();
    kept.forEach(entry -> keep(entry.getKey().account(), entry.getValue().object()));
    journal.sync();
  }

  private void keep(String account, ObjectNode object) {
    Change change = new Change(this, account, Instant.EPOCH);
    change.put(object);
    keep(change);
  }

  @Override
  public synchronized void close() {
    journal.close();
  }
}
