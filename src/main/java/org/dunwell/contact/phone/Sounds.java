package org.dunwell.contact.phone;

import com.twilio.http.HttpMethod;
import com.twilio.http.Request;
import com.twilio.http.Response;
import com.twilio.rest.Domains;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.dunwell.contact.phone.RecordingMapper.Sound;
import org.dunwell.contact.twilio.TwilioAccess;
import org.springframework.stereotype.Component;

/** The sound of recordings: fetched from Twilio, kept in pieces, read from any place. */
@Component
public class Sounds {

  /** What is read at once when somebody listens: about half a minute. */
  static final int PIECE = 1024 * 1024;

  /** Twice the longest call there is. */
  private static final long MOST_BYTES = 512L * 1024 * 1024;

  private static final int OK = 200;
  private static final int GONE = 404;

  private final RecordingMapper mapper;
  private final TwilioAccess access;

  Sounds(RecordingMapper mapper, TwilioAccess access) {
    this.mapper = mapper;
    this.access = access;
  }

  /** Twilio does not have it, or not yet. */
  static final class NotThereYet extends IOException {

    NotThereYet(String message) {
      super(message);
    }
  }

  /** Brings a recording into a file; both sides in channels of their own where there are two. */
  void fetch(String sid, Path into) throws IOException {
    Request request =
        new Request(
            HttpMethod.GET,
            Domains.API.toString(),
            "/2010-04-01/Accounts/%s/Recordings/%s.wav"
                .formatted(access.client().getAccountSid(), sid));
    request.addQueryParam("RequestedChannels", "2");
    Response response = access.client().request(request);
    if (response.getStatusCode() == GONE) {
      throw new NotThereYet("Twilio has no recording %s.".formatted(sid));
    }
    if (response.getStatusCode() != OK) {
      throw new IOException(
          "Twilio answers %d to the request for recording %s."
              .formatted(response.getStatusCode(), sid));
    }
    try (InputStream sound = response.getStream();
        OutputStream file = Files.newOutputStream(into)) {
      byte[] bytes = new byte[PIECE];
      long all = 0;
      for (int read = sound.read(bytes); read >= 0; read = sound.read(bytes)) {
        all += read;
        if (all > MOST_BYTES) {
          throw new IOException("Recording %s is larger than 512 MB.".formatted(sid));
        }
        file.write(bytes, 0, read);
      }
    }
  }

  /** Stores the pieces of a file. */
  void store(long recording, Path file) throws IOException {
    try (InputStream sound = Files.newInputStream(file)) {
      int position = 0;
      byte[] piece = sound.readNBytes(PIECE);
      while (piece.length > 0) {
        mapper.insertPiece(recording, position++, piece);
        piece = sound.readNBytes(PIECE);
      }
    }
  }

  /** The hash of a file that may not fit into memory. */
  static String sha256(Path file) throws IOException {
    try (InputStream sound = Files.newInputStream(file)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] piece = sound.readNBytes(PIECE);
      while (piece.length > 0) {
        digest.update(piece);
        piece = sound.readNBytes(PIECE);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * How many bytes the sound of a call has.
   *
   * @return -1 when there is none, or none any more
   */
  public long length(long callId) {
    return mapper.sound(callId).map(Sound::bytes).orElse(-1L);
  }

  /**
   * Writes a part of a call's sound, a WAV file.
   *
   * @param from the first byte
   * @param until the first byte after it, at most the length
   */
  public void write(long callId, long from, long until, OutputStream out) throws IOException {
    Sound sound = mapper.sound(callId).orElseThrow(() -> new IOException("The sound is gone."));
    for (long at = from; at < until; ) {
      byte[] piece = mapper.piece(sound.id(), (int) (at / PIECE)).bytes();
      int start = (int) (at % PIECE);
      int end = (int) Math.min(piece.length, until - at + start);
      if (end <= start) {
        throw new IOException("The sound of call %d ends at byte %d.".formatted(callId, at));
      }
      out.write(Arrays.copyOfRange(piece, start, end));
      at += end - start;
    }
  }
}
