package org.dunwell.sandbox.twilio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.dunwell.sandbox.wire.Json;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the documents that calls and messages wait for. What is asked for lies in the store before
 * it is asked, so that a restart asks again.
 */
final class Fetcher implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Fetcher.class);
  private static final int THREADS = 16;

  private final Exchange exchange;
  private final Web web = new Web();
  private final ExecutorService threads =
      Executors.newFixedThreadPool(
          THREADS,
          work -> {
            Thread thread = new Thread(work, "sandbox-phone-documents");
            thread.setDaemon(true);
            return thread;
          });

  /** Which question of which object is on its way. */
  private final Map<String, Integer> asking = new HashMap<>();

  Fetcher(Exchange exchange) {
    this.exchange = exchange;
  }

  /** Goes on with what had no answer when the process ended; then with what comes. */
  void start() {
    exchange.store.watch(ref -> look(ref.id()));
    for (String kind : new String[] {Kinds.CALL, Kinds.MESSAGE}) {
      exchange.store.all(Exchange.NETWORK, kind).forEach(object -> look(Json.id(object)));
    }
  }

  private void look(String id) {
    exchange
        .store
        .find(Exchange.NETWORK, id)
        .filter(object -> object.has(Script.FETCH))
        .ifPresent(object -> ask(id, object));
  }

  private void ask(String id, ObjectNode object) {
    JsonNode fetch = object.get(Script.FETCH);
    int number = fetch.get("number").asInt();
    synchronized (asking) {
      if (asking.getOrDefault(id, 0) >= number) {
        return;
      }
      asking.put(id, number);
    }
    String account = object.get(Change.ACCOUNT).asText();
    try {
      threads.execute(() -> fetch(id, number, account, fetch));
    } catch (RejectedExecutionException closed) {
      log.debug("Not asked any more: {}", fetch);
    }
  }

  private void fetch(String id, int number, String account, JsonNode fetch) {
    try {
      exchange.store.sync();
      Web.Answer answer =
          web.send(
              account,
              fetch.get("method").asText(),
              fetch.get("url").asText(),
              Web.form(fetch.get("form")));
      if (!threads.isShutdown()) {
        exchange.act(change -> bring(change, id, number, answer));
      }
    } catch (RuntimeException failure) {
      log.error("What came from {} cannot be executed", fetch.get("url"), failure);
    } finally {
      synchronized (asking) {
        asking.remove(id, number);
        asking.notifyAll();
      }
    }
  }

  private void bring(Change change, String id, int number, Web.Answer answer) {
    Optional<ObjectNode> object =
        change.look(Kinds.CALL, id).or(() -> change.look(Kinds.MESSAGE, id));
    object
        .filter(waiting -> waiting.path(Script.FETCH).path("number").asInt() == number)
        .ifPresent(
            waiting -> {
              if (waiting.get("object").asText().equals(Kinds.CALL)) {
                exchange.script.fetched(change, waiting, answer);
              } else {
                exchange.messages.fetched(change, waiting, answer);
              }
            });
  }

  /** The document in an answer. */
  static String document(Web.Answer answer, String url) throws TwimlError {
    if (!answer.failure().isEmpty()) {
      int code = answer.connected() ? TwimlError.UNREACHABLE : TwimlError.NO_CONNECTION;
      throw new TwimlError(code, "%s: %s".formatted(url, answer.failure()));
    }
    if (!answer.isGood()) {
      throw new TwimlError(
          TwimlError.UNREACHABLE, "%s answered %d".formatted(url, answer.status()));
    }
    if (answer.body().length() > Web.MOST_BYTES) {
      throw new TwimlError(TwimlError.TOO_LARGE, "TwiML has at most 64 kilobytes");
    }
    String type = answer.type().toLowerCase(Locale.ROOT);
    if (!answer.body().isBlank() && !type.contains("xml")) {
      throw new TwimlError(
          TwimlError.CONTENT_TYPE, "Invalid Content-Type: %s".formatted(answer.type()));
    }
    return answer.body();
  }

  /** Waits until nothing is on its way, or as long as {@code most}. */
  boolean awaitAnswers(Duration most) throws InterruptedException {
    long until = System.nanoTime() + most.toNanos();
    synchronized (asking) {
      while (!asking.isEmpty() && until - System.nanoTime() > 0) {
        TimeUnit.NANOSECONDS.timedWait(asking, until - System.nanoTime());
      }
      return asking.isEmpty();
    }
  }

  /**
   * Whoever is being asked may answer for a moment: an interrupted thread would close the journal.
   */
  @Override
  public void close() {
    threads.shutdown();
    try {
      threads.awaitTermination(1, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    threads.shutdownNow();
  }
}
