package org.dunwell.sandbox.wire;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Names and values as a query or a form's body has them. */
public final class Form {

  private Form() {}

  /**
   * All of them, in their order.
   *
   * @param broken makes an error of what cannot be decoded
   */
  public static List<Map.Entry<String, String>> decoded(
      String encoded, Function<String, RuntimeException> broken) {
    List<Map.Entry<String, String>> all = new ArrayList<>();
    for (String pair : encoded == null || encoded.isEmpty() ? new String[0] : encoded.split("&")) {
      int equals = pair.indexOf('=');
      String name = decode(equals < 0 ? pair : pair.substring(0, equals), broken);
      all.add(Map.entry(name, equals < 0 ? "" : decode(pair.substring(equals + 1), broken)));
    }
    return all;
  }

  private static String decode(String encoded, Function<String, RuntimeException> broken) {
    try {
      return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notEncoded) {
      throw broken.apply(encoded);
    }
  }
}
