package org.dunwell.contact.phone;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dunwell.contact.phone.RecordingMapper.Work;
import org.dunwell.platform.files.Sha256;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Stores a recording and what was said in it, both once. */
@Component
class RecordingStore {

  private final RecordingMapper mapper;
  private final Sounds sounds;
  private final Voicemails voicemails;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  RecordingStore(
      RecordingMapper mapper,
      Sounds sounds,
      Voicemails voicemails,
      ApplicationEventPublisher events,
      Clock clock) {
    this.voicemails = voicemails;
    this.mapper = mapper;
    this.sounds = sounds;
    this.events = events;
    this.clock = clock;
  }

  /** In the caller's transaction; whoever comes second finds it stored and stores nothing. */
  void keep(Work recording, Path file, CardWords.Blanked said, long millis) throws IOException {
    long bytes = Files.size(file);
    String sha256 = Sounds.sha256(file);
    RecordingMapper.Stored row =
        new RecordingMapper.Stored(
            recording.id(), sha256, bytes, millis, said.touched().size(), clock.instant());
    if (mapper.stored(row) == 0) {
      return;
    }
    sounds.store(recording.id(), file);
    List<TranscriptLine> lines = said.lines();
    String words = lines.stream().map(TranscriptLine::text).collect(Collectors.joining("\n"));
    mapper.insertTranscript(
        new RecordingMapper.NewTranscript(
            recording.id(),
            recording.callId(),
            recording.language(),
            Sha256.of(words.getBytes(StandardCharsets.UTF_8)),
            words,
            clock.instant()));
    mapper.insertLines(
        new RecordingMapper.NewLines(
            recording.id(),
            column(lines, line -> (long) line.index()).toArray(Long[]::new),
            column(lines, TranscriptLine::speaker).toArray(String[]::new),
            column(lines, TranscriptLine::startMillis).toArray(Long[]::new),
            column(lines, TranscriptLine::endMillis).toArray(Long[]::new),
            column(lines, TranscriptLine::text).toArray(String[]::new)));
    if (recording.kind().equals("voicemail")) {
      voicemails.open(recording.callId());
    }
    events.publishEvent(new TranscriptWritten(recording.callId()));
  }

  private static <T> List<T> column(List<TranscriptLine> lines, Function<TranscriptLine, T> value) {
    return lines.stream().map(value).toList();
  }
}
