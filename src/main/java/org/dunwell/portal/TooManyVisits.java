package org.dunwell.portal;

import java.time.Duration;

/** Somebody comes more often than a person does. */
class TooManyVisits extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final Duration pause;

  TooManyVisits(Duration pause) {
    super("More visits than a person makes");
    this.pause = pause;
  }

  /** After which it may come again. */
  Duration pause() {
    return pause;
  }
}
