package org.dunwell.contact.phone;

import java.util.List;

/**
 * What was said in a call.
 *
 * @param language ISO 639-1, in which it was written down
 * @param lines in the order in which they begin
 */
public record Transcript(long callId, String language, List<TranscriptLine> lines) {

  public Transcript {
    lines = List.copyOf(lines);
  }
}
