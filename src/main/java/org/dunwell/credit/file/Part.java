package org.dunwell.credit.file;

import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What stands in one section of a page, or that it could not be read: then the others still show.
 *
 * @param value null when it could not be read
 */
public record Part<T>(T value, boolean failed) {

  private static final Logger log = LoggerFactory.getLogger(Part.class);

  /** Reads it now. */
  static <T> Part<T> of(String what, Supplier<T> reading) {
    try {
      return new Part<>(reading.get(), false);
    } catch (RuntimeException e) {
      log.error("The section {} of a credit page could not be read", what, e);
      return new Part<>(null, true);
    }
  }
}
