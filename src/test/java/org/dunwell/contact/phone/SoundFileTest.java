package org.dunwell.contact.phone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sound of which a stretch is made silent. */
class SoundFileTest {

  private static final int HEADER = 44;
  private static final int SECONDS = 3;

  @TempDir Path folder;

  private Path wav(int format, int bits, int channels) throws IOException {
    int frame = channels * bits / 8;
    int data = 8000 * frame * SECONDS;
    ByteBuffer wav = ByteBuffer.allocate(HEADER + data).order(ByteOrder.LITTLE_ENDIAN);
    wav.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(HEADER - 8 + data);
    wav.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
    wav.putShort((short) format).putShort((short) channels).putInt(8000).putInt(8000 * frame);
    wav.putShort((short) frame).putShort((short) bits);
    wav.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(data);
    Arrays.fill(wav.array(), HEADER, HEADER + data, (byte) 77);
    return Files.write(folder.resolve("sound.wav"), wav.array());
  }

  @ParameterizedTest
  @CsvSource({"1,16,2,0", "1,8,1,-128", "7,8,2,-1", "6,8,1,-43"})
  void onlyThatStretchIsSilentAndNothingElseChanges(int format, int bits, int channels, byte silent)
      throws IOException {
    Path file = wav(format, bits, channels);
    int second = 8000 * channels * bits / 8;
    try (SoundFile sound = new SoundFile(file)) {
      assertThat(sound.millis()).isEqualTo(3000);
      sound.mute(1000, 2000);
    }
    byte[] after = Files.readAllBytes(file);
    int frame = channels * bits / 8;
    assertThat(Arrays.copyOfRange(after, HEADER, HEADER + second)).containsOnly(77);
    assertThat(Arrays.copyOfRange(after, HEADER + second, HEADER + 2 * second))
        .containsOnly(silent);
    assertThat(Arrays.copyOfRange(after, HEADER + 2 * second + frame, after.length))
        .containsOnly(77);
  }

  @Test
  void aStretchBeyondTheEndEndsWithTheSound() throws IOException {
    Path file = wav(1, 16, 2);
    long size = Files.size(file);
    try (SoundFile sound = new SoundFile(file)) {
      sound.mute(2900, 60_000);
    }
    assertThat(Files.size(file)).isEqualTo(size);
  }

  /** Half a second of speech-like sound, a key, speech again, on the second channel. */
  @Test
  void aPressedKeyIsSilentAndWhoeverSpeaksIsNot() throws IOException {
    Path file = wav(1, 16, 2);
    byte[] bytes = Files.readAllBytes(file);
    ByteBuffer sound = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < 8000 * SECONDS; i++) {
      double second = i / 8000.0;
      boolean key = second >= 1 && second < 1.2;
      double voice =
          0.2 * Math.sin(2 * Math.PI * 180 * second)
              + 0.15 * Math.sin(2 * Math.PI * 700 * second)
              + 0.1 * Math.sin(2 * Math.PI * 2400 * second);
      double tones =
          0.1 * Math.sin(2 * Math.PI * 770 * second) + 0.1 * Math.sin(2 * Math.PI * 1336 * second);
      sound.putShort(HEADER + i * 4, (short) 0);
      sound.putShort(HEADER + i * 4 + 2, (short) (32_767 * (key ? tones : voice)));
    }
    Files.write(file, bytes);
    try (SoundFile opened = new SoundFile(file)) {
      assertThat(opened.muteKeys()).isEqualTo(1);
    }
    byte[] after = Files.readAllBytes(file);
    int perMilli = 32;
    assertThat(Arrays.copyOfRange(after, HEADER + 1000 * perMilli, HEADER + 1200 * perMilli))
        .containsOnly(0);
    assertThat(Arrays.copyOfRange(after, HEADER, HEADER + 970 * perMilli))
        .isEqualTo(Arrays.copyOfRange(bytes, HEADER, HEADER + 970 * perMilli));
    assertThat(Arrays.copyOfRange(after, HEADER + 1240 * perMilli, after.length))
        .isEqualTo(Arrays.copyOfRange(bytes, HEADER + 1240 * perMilli, after.length));
  }

  @Test
  void whatIsNoSoundIsRefused() throws IOException {
    Path page =
        Files.writeString(folder.resolve("page"), "<html>Not found, and long enough</html>");
    assertThatThrownBy(() -> new SoundFile(page)).hasMessageContaining("no WAV file");
    Path cut =
        Files.write(folder.resolve("cut"), Arrays.copyOf(Files.readAllBytes(wav(1, 16, 2)), 30));
    assertThatThrownBy(() -> new SoundFile(cut)).hasMessageContaining("cut off");
  }
}
