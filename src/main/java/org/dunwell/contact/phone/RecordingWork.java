package org.dunwell.contact.phone;

import com.twilio.exception.ApiException;
import com.twilio.exception.TwilioException;
import com.twilio.rest.api.v2010.account.Recording;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.dunwell.contact.phone.RecordingMapper.Work;
import org.dunwell.contact.twilio.TwilioAccess;
import org.dunwell.platform.TroubleRetry;
import org.dunwell.platform.Troubles;
import org.dunwell.platform.time.DueWork;
import org.dunwell.platform.time.Rests;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes recordings over from Twilio, a step at a time: has them written down, blanks card numbers
 * in what was said and in the sound, stores both, and then deletes both at Twilio. No sound is
 * stored that was not searched for card numbers.
 */
@Component
@Order(10)
class RecordingWork implements DueWork, TroubleRetry {

  private static final Logger log = LoggerFactory.getLogger(RecordingWork.class);

  private static final int BATCH = 10;
  private static final String KIND = "recording";
  private static final int GONE = 404;
  private static final int TRIES_BEFORE_A_PERSON = 3;

  /** Writing takes about a tenth of the time of talking; the webhook is quicker than this. */
  private static final Duration WRITING = Duration.ofMinutes(2);

  private static final Rests RESTS =
      Rests.of(
          Duration.ofSeconds(10),
          Duration.ofMinutes(1),
          Duration.ofMinutes(5),
          Duration.ofMinutes(30),
          Duration.ofHours(2),
          Duration.ofHours(6),
          Duration.ofHours(12));

  private final RecordingMapper mapper;
  private final Transcribing transcribing;
  private final Sounds sounds;
  private final RecordingStore store;
  private final Voicemails voicemails;
  private final TwilioAccess access;
  private final Troubles troubles;
  private final TransactionTemplate transaction;

  RecordingWork(
      RecordingMapper mapper,
      Transcribing transcribing,
      Sounds sounds,
      RecordingStore store,
      Voicemails voicemails,
      TwilioAccess access,
      Troubles troubles,
      TransactionTemplate transaction) {
    this.mapper = mapper;
    this.transcribing = transcribing;
    this.sounds = sounds;
    this.store = store;
    this.voicemails = voicemails;
    this.access = access;
    this.troubles = troubles;
    this.transaction = transaction;
  }

  @Override
  public String name() {
    return "contact.recordings";
  }

  @Override
  public Optional<Instant> nextDue() {
    return access.ready() ? mapper.nextDue() : Optional.empty();
  }

  @Override
  public void runDue(Instant now) {
    for (Work recording : mapper.due(now, BATCH)) {
      try {
        step(recording, now);
      } catch (Sounds.NotThereYet missing) {
        putOff(recording, now, missing);
      } catch (IOException | RuntimeException failure) {
        log.warn("Recording {} cannot be taken over yet", recording.id(), failure);
        putOff(recording, now, failure);
      }
    }
  }

  private void step(Work recording, Instant now) throws IOException {
    switch (recording.state()) {
      case "made" ->
          mapper.ordered(recording.id(), transcribing.order(recording), now.plus(WRITING));
      case "ordered" -> takeOver(recording, now);
      case "stored" -> deleteThere(recording);
      default -> mapper.later(recording.id(), null, null);
    }
  }

  private void takeOver(Work recording, Instant now) throws IOException {
    Transcribing.State state = transcribing.state(recording);
    if (state == Transcribing.State.FAILED) {
      mapper.orderAgain(recording.id());
      throw new IOException("Twilio could not write down what was said.");
    }
    if (state == Transcribing.State.UNDER_WAY) {
      throw new Sounds.NotThereYet("Twilio has not written down yet what was said.");
    }
    CardWords.Blanked said = CardWords.blank(transcribing.lines(recording));
    Path file = Files.createTempFile("recording", ".wav");
    try {
      sounds.fetch(recording.sid(), file);
      long millis = SoundFile.silence(file, said);
      transaction.executeWithoutResult(any -> keep(recording, file, said, millis));
    } finally {
      Files.deleteIfExists(file);
    }
    log.debug("Recording {} was taken over at {}", recording.id(), now);
  }

  private void keep(Work recording, Path file, CardWords.Blanked said, long millis) {
    try {
      store.keep(recording, file, said, millis);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void deleteThere(Work recording) {
    forgiving(() -> Recording.deleter(recording.sid()).delete(access.client()));
    if (recording.transcriptSid() != null) {
      forgiving(() -> transcribing.delete(recording));
    }
    mapper.clean(recording.id());
  }

  /** What is gone already need not be deleted. */
  private static void forgiving(Runnable deletion) {
    try {
      deletion.run();
    } catch (ApiException failure) {
      if (!Integer.valueOf(GONE).equals(failure.getStatusCode())) {
        throw failure;
      }
    }
  }

  private void putOff(Work recording, Instant now, Exception failure) {
    Instant next = RESTS.after(recording.attempts(), now);
    mapper.later(recording.id(), next, failure.getMessage());
    if (recording.kind().equals("voicemail") && recording.attempts() >= TRIES_BEFORE_A_PERSON) {
      // whoever left a message must not wait for it to be written down
      transaction.executeWithoutResult(any -> voicemails.open(recording.callId()));
    }
    if (next == null) {
      troubles.report(
          "contact",
          KIND,
          Long.toString(recording.id()),
          "The recording of telephone call %d cannot be taken over: %s"
              .formatted(recording.callId(), failure.getMessage()),
          failure instanceof TwilioException
              ? "Check DUNWELL_TWILIO_… and Twilio's status page, then try again here."
              : "Mend what is in the way and try again here. Twilio still has it.",
          failure);
    }
  }

  @Override
  public String kind() {
    return "contact/" + KIND;
  }

  @Override
  public void retry(String subject) {
    mapper.tryAgain(Long.parseLong(subject), Instant.EPOCH);
  }
}
