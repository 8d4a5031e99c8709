package org.dunwell.sandbox.web;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.time.TimeMachine;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The door and the button to the time machine: lets days pass and answers when all is done. */
@RestController
@RequestMapping("/sandbox/time")
@ConditionalOnProperty(name = "dunwell.mode", havingValue = "sandbox")
class TimeDoor {

  /** More at once would keep a request waiting for too long; ask again to go further. */
  private static final int MOST_DAYS = 400;

  /** How long a journey waits for the one before it, such as the sample's first weeks. */
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private static final long LOOK_MILLIS = 100;

  private final TimeMachine machine;
  private final Clock clock;

  TimeDoor(TimeMachine machine, Clock clock) {
    this.machine = machine;
    this.clock = clock;
  }

  /**
   * How far to go.
   *
   * @param days whole days, 1 to 400
   */
  record Journey(Integer days) {}

  /**
   * Where sandbox time stands.
   *
   * @param now what the sandbox's clock shows
   * @param walkingTo where a walk is going; absent when the clock runs by itself
   */
  record Position(Instant now, Instant walkingTo) {}

  @GetMapping
  Position position() {
    return new Position(clock.instant(), machine.target().orElse(null));
  }

  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  Position walk(@RequestBody Journey journey) {
    go(journey.days());
    return position();
  }

  /** The button: goes back to the page it was pressed on. */
  @PostMapping(consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
  ResponseEntity<Void> press(
      @RequestParam(required = false) Integer days,
      @RequestHeader(name = "Referer", required = false) String page) {
    go(days);
    return ResponseEntity.status(303).location(pathOf(page)).build();
  }

  private void go(Integer days) {
    if (days == null || days < 1 || days > MOST_DAYS) {
      throw new BrokenRule(
          "\"days\" must be a whole number from 1 to %d, such as {\"days\": 7}."
              .formatted(MOST_DAYS));
    }
    awaitArrival();
    machine.walk(Duration.ofDays(days));
  }

  private void awaitArrival() {
    try {
      for (long waited = 0;
          machine.target().isPresent() && waited < PATIENCE.toMillis();
          waited += LOOK_MILLIS) {
        Thread.sleep(LOOK_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while another walk was under way", e);
    }
  }

  /** Only the path: the header must not lead away from here. */
  private static URI pathOf(String page) {
    try {
      String path = page == null ? "/" : URI.create(page).getRawPath();
      return URI.create(path == null || path.startsWith("//") || path.isEmpty() ? "/" : path);
    } catch (IllegalArgumentException notAnAddress) {
      return URI.create("/");
    }
  }
}
