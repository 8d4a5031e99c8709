package org.dunwell.sandbox.twilio;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A recording as a sound file: 8 kHz, 16 bit. Whoever speaks hums as long as the words take, keys
 * sound as keys do, a beep is a beep, the rest is silence.
 */
final class Wav {

  private static final int RATE = 8000;
  private static final int PER_MILLI = RATE / 1000;
  private static final int BYTES = 2;
  private static final int HEADER = 44;
  private static final int LOUD = 6000;
  private static final int CHUNK_MILLIS = 1000;
  private static final String KEYS = "123A456B789C*0#D";
  private static final int[] ROWS = {697, 770, 852, 941};
  private static final int[] COLUMNS = {1209, 1336, 1477, 1633};
  private static final int KEY_MILLIS = 200;
  private static final double SYLLABLES = 4;

  private final ObjectNode recording;
  private final List<Audio.Sound> sounds;
  private final int channels;

  /**
   * Of a recording.
   *
   * @param channels in how many the account wants it; never more than were recorded
   */
  Wav(ObjectNode recording, ObjectNode call, int channels) {
    this.recording = recording;
    this.channels = Math.min(channels, recording.get("channels").asInt());
    sounds = Audio.of(call).stream().filter(sound -> Transcripts.isOn(recording, sound)).toList();
  }

  long length() {
    return HEADER + Recordings.millis(recording) * PER_MILLI * BYTES * channels;
  }

  void write(OutputStream out) throws IOException {
    out.write(header());
    for (Recordings.Part part : Recordings.parts(recording)) {
      for (long at = part.from(); at < part.until(); at += CHUNK_MILLIS) {
        out.write(chunk(part, at, Math.min(part.until(), at + CHUNK_MILLIS)));
      }
    }
  }

  private byte[] header() {
    ByteBuffer header = ByteBuffer.allocate(HEADER).order(ByteOrder.LITTLE_ENDIAN);
    header.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt((int) (length() - 8));
    header.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16).putShort((short) 1);
    header.putShort((short) channels).putInt(RATE).putInt(RATE * BYTES * channels);
    header.putShort((short) (BYTES * channels)).putShort((short) (BYTES * 8));
    header.put("data".getBytes(StandardCharsets.US_ASCII)).putInt((int) (length() - HEADER));
    return header.array();
  }

  private byte[] chunk(Recordings.Part part, long from, long until) {
    int frames = (int) (until - from) * PER_MILLI;
    int[][] samples = new int[channels][frames];
    if (!part.silent()) {
      for (Audio.Sound sound : sounds) {
        int channel = channels == 2 && sound.channel().equals(Audio.OUT) ? 1 : 0;
        long begin = Math.max(sound.from(), from);
        long end = Math.min(sound.until(), until);
        for (int i = (int) (begin - from) * PER_MILLI; i < (end - from) * PER_MILLI; i++) {
          samples[channel][i] += level(sound, from - sound.from() + i / (double) PER_MILLI);
        }
      }
    }
    ByteBuffer bytes =
        ByteBuffer.allocate(frames * BYTES * channels).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < frames; i++) {
      for (int[] channel : samples) {
        bytes.putShort((short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, channel[i])));
      }
    }
    return bytes.array();
  }

  private static int level(Audio.Sound sound, double millis) {
    double second = millis / 1000;
    return switch (sound.kind()) {
      case Audio.KEY -> key(sound.text(), millis);
      case Audio.BEEP -> tone(1000, second);
      case Audio.PLAY -> tone(440, second) / 2;
      default -> {
        int pitch = sound.channel().equals(Audio.IN) ? 180 : 260;
        double swell = Math.abs(Math.sin(Math.PI * SYLLABLES * second));
        yield (int) (tone(pitch, second) * (0.3 + 0.7 * swell));
      }
    };
  }

  private static int key(String keys, double millis) {
    int index = (int) (millis / KEY_MILLIS);
    int place = index < keys.length() ? KEYS.indexOf(keys.charAt(index)) : -1;
    if (place < 0 || millis % KEY_MILLIS > KEY_MILLIS * 0.75) {
      return 0;
    }
    return tone(ROWS[place / 4], millis / 1000) / 2 + tone(COLUMNS[place % 4], millis / 1000) / 2;
  }

  private static int tone(int hertz, double second) {
    return (int) (LOUD * Math.sin(2 * Math.PI * hertz * second));
  }
}
