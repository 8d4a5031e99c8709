package org.dunwell.sandbox.twilio;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.dunwell.sandbox.wire.Settings;
import org.dunwell.sandbox.wire.Store;

/**
 * The telephone exchange: its parts, which know each other through it, and what happens by itself.
 */
final class Exchange {

  /** All objects of all accounts are one network: handsets belong to nobody. */
  static final String NETWORK = "network";

  /** Settings of our own, and what they usually are. */
  static final Map<String, Long> SETTINGS =
      Map.of(
          "charMillis", 65L,
          "playMillis", 3000L,
          "detectMillis", 1500L,
          "recordingMillis", 500L,
          "transcriptMillis", 1000L,
          "messageMillis", 300L,
          "replyMillis", 500L,
          "strict", 1L);

  final Store<Change> store;
  final Settings settings;
  final Clock clock;

  /** Where the API answers, without a slash at the end. */
  final String address;

  final Phones phones = new Phones(this);
  final Lines lines = new Lines(this);
  final Script script = new Script(this);
  final Gathers gathers = new Gathers(this);
  final Dials dials = new Dials(this);
  final Takes takes = new Takes(this);
  final Recordings recordings = new Recordings(this);
  final Messages messages = new Messages(this);
  final Transcripts transcripts = new Transcripts(this);

  Exchange(Store<Change> store, Settings settings, Clock clock, String address) {
    this.store = store;
    this.settings = settings;
    this.clock = clock;
    this.address = address;
  }

  /** Does something now. */
  <T> T change(Function<Change, T> work) {
    return change(clock.instant(), work);
  }

  /** Does something now that answers nothing. */
  void act(Consumer<Change> work) {
    change(
        change -> {
          work.accept(change);
          return null;
        });
  }

  private <T> T change(Instant at, Function<Change, T> work) {
    return store.change(
        NETWORK,
        at,
        change -> {
          T result = work.apply(change);
          change.flush();
          return result;
        });
  }

  Optional<Instant> nextDue() {
    return store.nextDue().map(Store.Due::at);
  }

  /** Does all that is due at this moment, the earliest first, each at its own moment. */
  void run(Instant now) {
    for (Optional<Store.Due> due = store.nextDue();
        due.isPresent() && !due.get().at().isAfter(now);
        due = store.nextDue()) {
      Store.Due next = due.get();
      change(
          next.at(),
          change -> {
            store
                .find(NETWORK, next.what().id())
                .filter(object -> Store.due(object).equals(Optional.of(next.at())))
                .flatMap(object -> change.look(object.get("object").asText(), next.what().id()))
                .ifPresent(object -> due(change, object));
            return null;
          });
    }
  }

  private void due(Change change, ObjectNode object) {
    switch (object.get("object").asText()) {
      case Kinds.CALL ->
          Timers.take(object, change.millis()).ifPresent(name -> lines.due(change, object, name));
      case Kinds.MESSAGE -> messages.due(change, object);
      case Kinds.RECORDING -> recordings.processed(change, object);
      case Kinds.TRANSCRIPT -> transcripts.written(change, object);
      default -> throw new IllegalStateException("Nothing is due of " + object);
    }
  }

  /** Reads a document; what is no TwiML is refused, or noted when nobody wants to be strict. */
  ArrayNode read(Change change, ObjectNode about, String document, Grammar grammar, String url)
      throws TwimlError {
    Twiml.Read read = Twiml.read(document, grammar);
    if (!read.complaints().isEmpty()) {
      String first = read.complaints().get(0);
      if (settings.of("strict") > 0) {
        throw new TwimlError(TwimlError.SCHEMA, first);
      }
      Notifications.note(change, about, TwimlError.SCHEMA, first, url);
    }
    return read.verbs();
  }

  /** How long it takes to say something. */
  long spoken(String text) {
    return text.length() * settings.of("charMillis");
  }
}
