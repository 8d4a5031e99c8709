package org.dunwell.receivables.imports;

/**
 * Somebody else has dealt with this part of a run, or it was cancelled: what was just done for it
 * is rolled back, and the run is looked at anew.
 */
final class MovedOn extends RuntimeException {

  MovedOn(long importId) {
    // nothing went wrong: no stack trace
    super("Import %d has moved on.".formatted(importId), null, false, false);
  }
}
