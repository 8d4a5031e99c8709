package org.dunwell.sandbox.twilio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * What is to be heard on a call and when. {@link #IN} comes from the handset, {@link #OUT} goes to
 * it: what the document says, and the other party once it is on the line.
 */
final class Audio {

  static final String IN = "in";
  static final String OUT = "out";

  static final String SPEECH = "speech";
  static final String KEY = "key";
  static final String BEEP = "beep";
  static final String PLAY = "play";

  private static final String ALL = "_audio";
  private static final String UNTIL = "until";

  /** A call that goes on talking is cut off here. */
  private static final int MOST = 2000;

  /**
   * A stretch of sound.
   *
   * @param from the first millisecond
   * @param until the first millisecond after it
   */
  record Sound(String channel, String kind, String text, long from, long until) {}

  private Audio() {}

  static void add(ObjectNode call, Sound sound) {
    ArrayNode all = call.withArray(ALL);
    if (all.size() < MOST) {
      all.addObject()
          .put("channel", sound.channel())
          .put("kind", sound.kind())
          .put("text", sound.text())
          .put("from", sound.from())
          .put(UNTIL, sound.until());
    }
  }

  /** Who speaks falls silent; what has not begun is never heard. */
  static void cut(ObjectNode call, String channel, long millis) {
    ArrayNode all = call.withArray(ALL);
    for (int i = all.size() - 1; i >= 0; i--) {
      ObjectNode sound = (ObjectNode) all.get(i);
      boolean cut =
          sound.get("channel").asText().equals(channel) && sound.get(UNTIL).asLong() > millis;
      if (cut && sound.get("from").asLong() >= millis) {
        all.remove(i);
      } else if (cut) {
        sound.put(UNTIL, millis);
      }
    }
  }

  static List<Sound> of(JsonNode call) {
    return StreamSupport.stream(call.path(ALL).spliterator(), false)
        .map(
            sound ->
                new Sound(
                    sound.get("channel").asText(),
                    sound.get("kind").asText(),
                    sound.get("text").asText(),
                    sound.get("from").asLong(),
                    sound.get(UNTIL).asLong()))
        .toList();
  }
}
