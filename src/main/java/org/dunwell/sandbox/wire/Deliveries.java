package org.dunwell.sandbox.wire;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.dunwell.sandbox.wire.Store.Ref;

/**
 * Sends webhooks, those of a lane in order, again and again until one is answered well or the
 * {@link Carrier} gives up. What is to be sent lies in the store before anything is sent, so that a
 * restart goes on with it. Waiting goes by real time: the receiver lives in it.
 */
public final class Deliveries implements AutoCloseable {

  /** The kind of object that a delivery is kept as. */
  public static final String KIND = "_delivery";

  /** The state of one that is still to be sent. */
  public static final String PENDING = "pending";

  private static final String PREFIX = "dl_";
  private static final int THREADS = 4;
  private static final long FIRST_REST_MILLIS = 500;
  private static final long LONGEST_REST_MILLIS = 30_000;
  private static final int DOUBLINGS = 10;

  /** Only the last attempts are kept in the log. */
  private static final int MOST_LOG = 20;

  /** What differs between counterparties. */
  public interface Carrier {

    /** Deliveries of one lane go one after the other. */
    String lane(ObjectNode delivery);

    /**
     * Brings it once: the status it was answered with, or in words why there was no answer; empty
     * when there is nobody any more to bring it to.
     */
    Optional<String> bring(String account, ObjectNode delivery);

    /** How often it is tried at most when it was answered so. */
    int mostAttempts(ObjectNode delivery, String answer);
  }

  private final Store<?> store;
  private final Settings settings;
  private final Clock clock;
  private final Carrier carrier;
  private final ThreadPoolExecutor threads;

  /** One, so that what comes in order goes in order. */
  private final ScheduledThreadPoolExecutor timer;

  private final Map<Ref, Lane> lanes = new ConcurrentHashMap<>();
  private final Set<Ref> unsent = new HashSet<>();
  private Random chance = new Random(1);

  /**
   * Sends nothing until {@link #start}.
   *
   * @param name whose deliveries they are, in a word for threads
   */
  public Deliveries(Store<?> store, Settings settings, Clock clock, Carrier carrier, String name) {
    this.store = store;
    this.settings = settings;
    this.clock = clock;
    this.carrier = carrier;
    ThreadFactory thread = work -> Door.thread(work, "sandbox-" + name + "-webhooks");
    threads =
        new ThreadPoolExecutor(
            THREADS,
            THREADS,
            0,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            thread,
            new ThreadPoolExecutor.DiscardPolicy());
    timer = new ScheduledThreadPoolExecutor(1, thread, new ThreadPoolExecutor.DiscardPolicy());
  }

  /** One that is still to be sent; the carrier adds where to and what. */
  public static ObjectNode planned() {
    ObjectNode delivery = Json.JSON.createObjectNode();
    delivery.put("id", Ids.of(PREFIX)).put("object", KIND).put("state", PENDING);
    delivery.put("attempts", 0).put("sent", 0).putArray("log");
    return delivery;
  }

  /** Goes on with what was not sent when the process ended; then sends what comes. */
  public void start() {
    beginChance();
    store.watch(
        ref -> {
          if (ref.id().startsWith(PREFIX)) {
            arrived(ref);
          }
        });
    store.accounts().forEach(this::goOn);
  }

  private void goOn(String account) {
    List<String> latestFirst =
        store
            .all(account, KIND)
            .filter(delivery -> delivery.get("state").asText().equals(PENDING))
            .map(Json::id)
            .toList();
    for (int i = latestFirst.size() - 1; i >= 0; i--) {
      enter(new Ref(account, latestFirst.get(i)), 0);
    }
  }

  /** Begins the games of chance anew, with the seed that is set. */
  public void beginChance() {
    Random anew = new Random(settings.of("seed"));
    synchronized (this) {
      chance = anew;
    }
  }

  /** Only what is new: attempts are put by ourselves, and go on by themselves. */
  private void arrived(Ref ref) {
    ObjectNode delivery = store.find(ref.account(), ref.id()).orElseThrow();
    if (delivery.get("state").asText().equals(PENDING) && delivery.get("attempts").asInt() == 0) {
      synchronized (this) {
        unsent.add(ref);
      }
      timer.execute(() -> take(ref));
    }
  }

  private void take(Ref ref) {
    ObjectNode all = settings.all();
    long wait = all.get("delayMillis").asLong();
    long spread = all.get("reorderMillis").asLong();
    boolean dropped;
    synchronized (this) {
      dropped = chance.nextInt(100) < all.get("dropPercent").asLong();
      wait += spread > 0 ? chance.nextLong(spread) : 0;
    }
    if (dropped) {
      write(ref, "dropped", "not sent, as it was told", 0);
      sentOnce(ref);
    } else {
      enter(ref, wait);
    }
  }

  private void enter(Ref ref, long waitMillis) {
    store
        .find(ref.account(), ref.id())
        .ifPresentOrElse(
            delivery -> {
              Ref endpoint = new Ref(ref.account(), carrier.lane(delivery));
              Lane lane = lanes.computeIfAbsent(endpoint, any -> new Lane(threads));
              timer.schedule(() -> lane.add(() -> send(ref)), waitMillis, TimeUnit.MILLISECONDS);
            },
            () -> sentOnce(ref));
  }

  private void send(Ref ref) {
    try {
      Optional<ObjectNode> delivery = store.find(ref.account(), ref.id());
      if (delivery.isPresent() && delivery.get().get("state").asText().equals(PENDING)) {
        send(ref, delivery.get());
      }
    } finally {
      sentOnce(ref);
    }
  }

  private void send(Ref ref, ObjectNode delivery) {
    store.sync();
    Optional<String> brought = carrier.bring(ref.account(), delivery);
    if (brought.isEmpty()) {
      write(ref, "given_up", "nobody is there any more", 0);
      return;
    }
    String answer = brought.get();
    boolean taken = answer.startsWith("2");
    boolean again = isRepeated(delivery.get("sent").asLong() + 1);
    int attempts = delivery.get("attempts").asInt() + 1;
    boolean more = attempts < carrier.mostAttempts(delivery, answer);
    if (taken) {
      write(ref, again ? PENDING : "delivered", answer, 1);
    } else {
      write(ref, more ? PENDING : "given_up", answer, 0);
    }
    if (taken && again) {
      enter(ref, 0);
    } else if (!taken && more) {
      long rest = FIRST_REST_MILLIS << Math.min(DOUBLINGS, attempts - 1);
      enter(ref, Math.min(LONGEST_REST_MILLIS, rest));
    }
  }

  /**
   * As often as is set; from there on each time with an even chance, until the most that is set.
   */
  private boolean isRepeated(long sent) {
    ObjectNode all = settings.all();
    if (sent < all.get("repeat").asLong()) {
      return true;
    }
    synchronized (this) {
      return sent < all.get("repeatMost").asLong() && chance.nextBoolean();
    }
  }

  private void write(Ref ref, String state, String answer, int sent) {
    store.change(
        ref.account(),
        clock.instant(),
        change -> {
          change
              .find(KIND, ref.id())
              .ifPresent(
                  delivery -> {
                    delivery.put("state", state);
                    delivery.put("attempts", delivery.get("attempts").asInt() + 1);
                    delivery.put("sent", delivery.get("sent").asInt() + sent);
                    ArrayNode log = delivery.withArray("log");
                    log.addObject().put("at", change.at().getEpochSecond()).put("answer", answer);
                    if (log.size() > MOST_LOG) {
                      log.remove(0);
                    }
                    change.put(delivery);
                  });
          return null;
        });
  }

  private synchronized void sentOnce(Ref ref) {
    unsent.remove(ref);
    notifyAll();
  }

  /** Waits until each webhook so far was sent once, or as long as {@code most}. */
  public synchronized void awaitSent(Duration most) {
    long until = System.nanoTime() + most.toNanos();
    for (long left = most.toNanos();
        !unsent.isEmpty() && left > 0;
        left = until - System.nanoTime()) {
      try {
        TimeUnit.NANOSECONDS.timedWait(this, left);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
    threads.shutdownNow();
    try {
      threads.awaitTermination(2, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
