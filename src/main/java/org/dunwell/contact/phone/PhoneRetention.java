package org.dunwell.contact.phone;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.dunwell.platform.time.DayWork;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Deletes, night by night, sound and words that were kept long enough, each after days of its own.
 * What stays is the row: whose call, when, how long, and the hash.
 */
@Component
class PhoneRetention implements DayWork {

  /** In one transaction; of sound each may have a hundred megabytes. */
  private static final int SOUNDS = 20;

  private static final int TRANSCRIPTS = 500;

  private static final String BY = "retention";

  private final RecordingMapper recordings;
  private final PhoneCallMapper calls;
  private final TransactionTemplate transaction;
  private final Clock clock;
  private final Duration audio;
  private final Duration transcripts;

  PhoneRetention(
      RecordingMapper recordings,
      PhoneCallMapper calls,
      TransactionTemplate transaction,
      Clock clock,
      @Value("${dunwell.phone.keep-audio-days}") int audioDays,
      @Value("${dunwell.phone.keep-transcript-days}") int transcriptDays) {
    this.recordings = recordings;
    this.calls = calls;
    this.transaction = transaction;
    this.clock = clock;
    this.audio = days("audio", audioDays);
    this.transcripts = days("transcript", transcriptDays);
  }

  private static Duration days(String what, int days) {
    if (days < 1) {
      throw new IllegalArgumentException(
          "dunwell.phone.keep-%s-days is %d; it must be at least 1.".formatted(what, days));
    }
    return Duration.ofDays(days);
  }

  @Override
  public String name() {
    return "contact.phone-retention";
  }

  @Override
  public LocalTime at() {
    return LocalTime.of(2, 30);
  }

  @Override
  public void run(ZoneId zone, LocalDate day) {
    Instant now = clock.instant();
    while (Boolean.TRUE.equals(transaction.execute(any -> sounds(now)))) {
      // the next portion
    }
    while (Boolean.TRUE.equals(transaction.execute(any -> words(now)))) {
      // the next portion
    }
    calls.forgetSteps(now.minus(transcripts));
  }

  private boolean sounds(Instant now) {
    List<Long> old = recordings.oldSounds(now.minus(audio), SOUNDS);
    Long[] ids = old.toArray(Long[]::new);
    recordings.deletePieces(ids);
    recordings.soundsDeleted(ids, BY, now);
    return old.size() == SOUNDS;
  }

  private boolean words(Instant now) {
    List<Long> old = recordings.oldTranscripts(now.minus(transcripts), TRANSCRIPTS);
    Long[] ids = old.toArray(Long[]::new);
    recordings.deleteLines(ids);
    recordings.transcriptsDeleted(ids, BY, now);
    return old.size() == TRANSCRIPTS;
  }
}
