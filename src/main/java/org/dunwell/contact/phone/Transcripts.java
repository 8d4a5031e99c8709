package org.dunwell.contact.phone;

import java.util.Optional;
import org.springframework.stereotype.Component;

/** What was said in calls. */
@Component
public class Transcripts {

  private final RecordingMapper mapper;

  Transcripts(RecordingMapper mapper) {
    this.mapper = mapper;
  }

  /** Empty when nothing was recorded, is not written yet, or was deleted. */
  public Optional<Transcript> of(long callId) {
    return mapper
        .transcriptOf(callId)
        .map(id -> new Transcript(callId, mapper.languageOf(id), mapper.lines(id)));
  }
}
