package org.dunwell.sandbox.wire;

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
public final class Store<C extends Commit> implements AutoCloseable {

  /** When something becomes due by itself, on the sandbox's clock: epoch seconds. */
  public static final String DUE = "_due";

  /** The same to the millisecond. */
  public static final String DUE_MILLIS = "_dueMillis";

  /** One object of one account. */
  public record Ref(String account, String id) implements Comparable<Ref> {
    @Override
    public int compareTo(Ref other) {
      int byAccount = account.compareTo(other.account);
      return byAccount != 0 ? byAccount : id.compareTo(other.id);
    }
  }

  /** What is due when. */
  public record Due(Instant at, Ref what) {}

  /** How a change begins. */
  public interface Beginning<C extends Commit> {
    /** Begins a change of an account at a moment. */
    C begin(Store<C> store, String account, Instant now);
  }

  private record Kept(long number, ObjectNode object) {}

  private final Journal journal;
  private final Beginning<C> beginning;
  private final Map<Ref, Kept> objects = new HashMap<>();
  private final Map<Ref, NavigableMap<Long, String>> kinds = new HashMap<>();
  private final NavigableMap<Instant, TreeSet<Ref>> dues = new TreeMap<>();
  private final Set<String> accounts = new TreeSet<>();
  private final List<Consumer<Ref>> watchers = new ArrayList<>();
  private long last;

  /**
   * Remembers what the folder has.
   *
   * @param what it keeps, in a word for complaints
   */
  public Store(Path folder, String what, Beginning<C> beginning) {
    this.beginning = beginning;
    journal = new Journal(folder, what);
    journal.replay(this::apply);
  }

  /** Is told of every object that was put, after it is in memory; must be quick. */
  public synchronized void watch(Consumer<Ref> watcher) {
    watchers.add(watcher);
  }

  /** Runs {@code work} alone; what it put is kept when it returns, and forgotten when it throws. */
  public <T> T change(String account, Instant now, Function<C, T> work) {
    try {
      return apply(account, now, work);
    } finally {
      journal.sync();
    }
  }

  /** Returns when all that was put so far is on disk. */
  public void sync() {
    journal.sync();
  }

  private synchronized <T> T apply(String account, Instant now, Function<C, T> work) {
    C change = beginning.begin(this, account, now);
    T result = work.apply(change);
    keep(change);
    return result;
  }

  private void keep(Commit change) {
    if (change.isEmpty()) {
      return;
    }
    ObjectNode commit = Json.JSON.createObjectNode().put("account", change.account());
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
    due(object).ifPresent(at -> dues.computeIfAbsent(at, any -> new TreeSet<>()).add(ref));
  }

  private void remove(Ref ref) {
    Kept before = objects.remove(ref);
    if (before != null) {
      undue(ref, before.object());
      kind(ref.account(), before.object().get("object").asText()).remove(before.number());
    }
  }

  private void undue(Ref ref, ObjectNode object) {
    due(object)
        .ifPresent(
            at ->
                dues.computeIfPresent(
                    at, (any, refs) -> refs.remove(ref) && refs.isEmpty() ? null : refs));
  }

  /** When it becomes due by itself. */
  public static Optional<Instant> due(ObjectNode object) {
    if (object.path(DUE_MILLIS).isNumber()) {
      return Optional.of(Instant.ofEpochMilli(object.get(DUE_MILLIS).asLong()));
    }
    return object.path(DUE).isNumber()
        ? Optional.of(Instant.ofEpochSecond(object.get(DUE).asLong()))
        : Optional.empty();
  }

  private NavigableMap<Long, String> kind(String account, String kind) {
    return kinds.computeIfAbsent(new Ref(account, kind), any -> new TreeMap<>());
  }

  /** As it is kept: to look at, not to change. */
  public synchronized Optional<ObjectNode> find(String account, String id) {
    return Optional.ofNullable(objects.get(new Ref(account, id))).map(Kept::object);
  }

  /** The objects of a kind, the latest first, as they are kept: to look at, not to change. */
  public synchronized Stream<ObjectNode> all(String account, String kind) {
    return List.copyOf(kind(account, kind).descendingMap().values()).stream()
        .flatMap(id -> find(account, id).stream());
  }

  /** All that ever had something. */
  public synchronized List<String> accounts() {
    return List.copyOf(accounts);
  }

  /** The earliest that is due. */
  public synchronized Optional<Due> nextDue() {
    return Optional.ofNullable(dues.firstEntry())
        .map(entry -> new Due(entry.getKey(), entry.getValue().first()));
  }

  /** Forgets everything but the objects of these kinds. */
  public synchronized void empty(Set<String> butKinds) {
    List<Map.Entry<Ref, Kept>> kept =
        objects.entrySet().stream()
            .filter(entry -> butKinds.contains(entry.getValue().object().get("object").asText()))
            .toList();
    if (kept.size() == objects.size()) {
      return;
    }
    journal.empty();
    objects.clear();
    kinds.clear();
    dues.clear();
    accounts.clear();
    kept.forEach(entry -> keep(entry.getKey().account(), entry.getValue().object()));
    journal.sync();
  }

  private void keep(String account, ObjectNode object) {
    Commit change = new Commit(this, account, Instant.EPOCH);
    change.put(object);
    keep(change);
  }

  @Override
  public synchronized void close() {
    journal.close();
  }
}
