package org.dunwell.contact.phone.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.dunwell.contact.phone.RecordingPause;
import org.dunwell.contact.phone.Sounds;
import org.dunwell.platform.NotThere;
import org.dunwell.platform.web.FormAnswers;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpRange;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What was recorded of a call, for players that jump to and fro; and the button that pauses it. */
@Controller
class AudioDoor {

  private static final String WAV = "audio/wav";

  private final Sounds sounds;
  private final RecordingPause pause;

  AudioDoor(Sounds sounds, RecordingPause pause) {
    this.sounds = sounds;
    this.pause = pause;
  }

  /**
   * The sound, or the part of it that is asked for.
   *
   * @throws NotThere when nothing was recorded, or it was deleted
   */
  @GetMapping("/phone-calls/{id}/audio")
  void audio(
      @PathVariable long id,
      @RequestHeader(name = HttpHeaders.RANGE, required = false) String range,
      HttpServletResponse response)
      throws IOException {
    long length = sounds.length(id);
    if (length < 0) {
      throw new NotThere("recording of phone call", Long.toString(id));
    }
    response.setContentType(WAV);
    response.setHeader(HttpHeaders.ACCEPT_RANGES, "bytes");
    List<HttpRange> wanted = ranges(range);
    if (wanted.size() != 1) {
      response.setContentLengthLong(length);
      sounds.write(id, 0, length, response.getOutputStream());
      return;
    }
    long from = wanted.get(0).getRangeStart(length);
    long last = wanted.get(0).getRangeEnd(length);
    if (from >= length || from > last) {
      response.setHeader(HttpHeaders.CONTENT_RANGE, "bytes */" + length);
      response.setStatus(HttpStatus.REQUESTED_RANGE_NOT_SATISFIABLE.value());
      return;
    }
    response.setStatus(HttpStatus.PARTIAL_CONTENT.value());
    response.setHeader(HttpHeaders.CONTENT_RANGE, "bytes %d-%d/%d".formatted(from, last, length));
    response.setContentLengthLong(last - from + 1);
    sounds.write(id, from, last + 1, response.getOutputStream());
  }

  /** What is no range asks for all. */
  private static List<HttpRange> ranges(String header) {
    try {
      return HttpRange.parseRanges(header);
    } catch (IllegalArgumentException e) {
      return List.of();
    }
  }

  /** Pauses the recording of a call, or lets it go on. */
  @PostMapping("/phone-calls/{id}/recording")
  ModelAndView recording(
      @PathVariable long id, @RequestParam boolean paused, RedirectAttributes flash) {
    return FormAnswers.tried(
        () -> {
          if (paused) {
            pause.pause(id);
          } else {
            pause.resume(id);
          }
        },
        "/phone-calls/" + id,
        paused ? "The recording is paused." : "The recording goes on.",
        flash);
  }
}
