package org.dunwell.platform.time;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * How long work rests after each failure until it is tried again. When they are used up it is a
 * person's turn.
 */
public record Rests(List<Duration> each) {

  public static Rests of(Duration... each) {
    return new Rests(List.of(each));
  }

  /**
   * When to try again; null when it was tried often enough.
   *
   * @param failures before the one of now
   */
  public Instant after(int failures, Instant now) {
    return failures < each.size() ? now.plus(each.get(failures)) : null;
  }
}
