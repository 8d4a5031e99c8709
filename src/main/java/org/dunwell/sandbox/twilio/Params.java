package org.dunwell.sandbox.twilio;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dunwell.sandbox.wire.Form;

/**
 * Parameters as they come over the wire; a name may come more than once. Who reads them says at the
 * end that this was all; what then was not read is refused: Twilio would pass over it in silence,
 * and nobody would notice that it has no effect here.
 */
final class Params {

  private static final int INVALID_URL = 21205;
  private static final int INVALID_VALUE = 20001;

  private final Map<String, List<String>> all = new LinkedHashMap<>();
  private final Set<String> read = new HashSet<>();

  /** Of a query or a form's body. */
  static Params of(String encoded) {
    Params params = new Params();
    Form.decoded(encoded, ApiError::broken)
        .forEach(
            pair ->
                params
                    .all
                    .computeIfAbsent(pair.getKey(), name -> new ArrayList<>())
                    .add(pair.getValue()));
    return params;
  }

  /** Empty when it was not given or given empty. */
  Optional<String> text(String name) {
    return texts(name).stream().findFirst();
  }

  /** Whether it was given, even empty. */
  boolean has(String name) {
    read.add(name);
    return all.containsKey(name);
  }

  List<String> texts(String name) {
    read.add(name);
    return all.getOrDefault(name, List.of()).stream().filter(value -> !value.isEmpty()).toList();
  }

  String required(String name, int code) {
    return text(name)
        .orElseThrow(() -> ApiError.invalid(code, "A '%s' is required.".formatted(name)));
  }

  /** One of a few words, else the first of them. */
  String word(String name, List<String> allowed) {
    String word = text(name).orElse(allowed.get(0));
    if (!allowed.contains(word)) {
      throw ApiError.invalid(
          INVALID_VALUE, "Invalid %s %s: there are %s.".formatted(name, word, allowed));
    }
    return word;
  }

  String method(String name) {
    return word(name, List.of("POST", "GET"));
  }

  boolean flag(String name) {
    return text(name).map(value -> value.equalsIgnoreCase("true")).orElse(false);
  }

  long whole(String name, long usual, long least, long most) {
    Optional<String> value = text(name);
    try {
      long number = value.map(Long::parseLong).orElse(usual);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException notANumber) {
      // said below
    }
    throw ApiError.invalid(
        INVALID_VALUE, "%s must be a whole number from %d to %d.".formatted(name, least, most));
  }

  /** An address of the web; empty when it was not given. */
  Optional<String> url(String name) {
    Optional<String> url = text(name);
    url.filter(value -> !value.matches("https?://[^\\s/]+\\S*"))
        .ifPresent(
            wrong -> {
              throw ApiError.invalid(
                  INVALID_URL, "%s is not a valid URL: %s".formatted(name, wrong));
            });
    return url;
  }

  /** Taken, and without effect in the sandbox. */
  void ignore(String... names) {
    read.addAll(List.of(names));
  }

  /** That was all: the rest is refused. */
  void done() {
    for (String name : all.keySet()) {
      if (!read.contains(name)) {
        throw ApiError.notPlayed("the parameter " + name + " here");
      }
    }
  }
}
