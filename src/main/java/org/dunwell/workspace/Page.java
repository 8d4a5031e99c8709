package org.dunwell.workspace;

import java.util.List;
import java.util.function.ToLongFunction;

/**
 * A portion of a list that is ordered by falling id.
 *
 * @param after the id to go on from, null on the last page
 */
record Page<T>(List<T> lines, Long after) {

  /** What fits on a screen or two; a limit on every list. */
  static final int SIZE = 50;

  /** One more than a page, to know whether there is a next one. */
  static final int FETCH = SIZE + 1;

  static <T> Page<T> of(List<T> fetched, ToLongFunction<T> id) {
    if (fetched.size() <= SIZE) {
      return new Page<>(fetched, null);
    }
    List<T> lines = fetched.subList(0, SIZE);
    return new Page<>(lines, id.applyAsLong(lines.get(SIZE - 1)));
  }
}
