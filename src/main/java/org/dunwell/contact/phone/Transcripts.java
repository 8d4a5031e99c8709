package org.dunwell.contact.phone;

import java.util.List;
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

  /**
   * The calls in which all of these words were said, in any form of them, the latest first; only
   * those that the signed-in person may see.
   *
   * @param words as people search: {@code "in quotes"} for a phrase, {@code -word} to leave out
   */
  public List<TranscriptHit> search(String words, TranscriptPage page) {
    return words == null || words.isBlank() ? List.of() : mapper.search(words.strip(), page);
  }
}
