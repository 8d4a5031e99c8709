package org.dunwell.sandbox.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** What a payer reads on a statement of the bank. */
final class Descriptors {

  private static final int LONGEST_DESCRIPTOR = 22;

  private Descriptors() {}

  /** What stands on the payer's statement: as card networks take it. */
  static void keep(Params params, ObjectNode kept) {
    for (String name : List.of("statement_descriptor", "statement_descriptor_suffix")) {
      params.text(name).ifPresent(text -> kept.put(name, checked(name, text)));
    }
  }

  private static String checked(String name, String text) {
    if (text.length() > LONGEST_DESCRIPTOR) {
      throw ApiError.invalid(null, name, "The statement descriptor must be at most 22 characters.");
    }
    if (!text.matches(".*[A-Za-z].*") || text.matches(".*[<>\\\\'\"*].*")) {
      throw ApiError.invalid(
          null,
          name,
          "The statement descriptor must contain at least one alphabetic character and none of the"
              + " characters <, >, \\, ', \", *.");
    }
    return text;
  }
}
