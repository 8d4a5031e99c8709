package org.dunwell.sandbox.stripe;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dunwell.sandbox.wire.Form;

/**
 * Parameters as they come over the wire: {@code line_items[0][price_data][currency]=eur}. Who reads
 * them says at the end that this was all; what then was not read is refused as unknown.
 */
final class Params {

  private static final int MOST_METADATA = 50;
  private static final int LONGEST_KEY = 40;
  private static final int LONGEST_VALUE = 500;

  private final Map<String, String> all;
  private final Set<String> read;
  private final String prefix;

  private Params(Map<String, String> all, Set<String> read, String prefix) {
    this.all = all;
    this.read = read;
    this.prefix = prefix;
  }

  /** Of a query or a form's body; the later come on top of the earlier. */
  static Params of(String... encoded) {
    Map<String, String> all = new LinkedHashMap<>();
    for (String form : encoded) {
      Form.decoded(form, Params::broken).forEach(pair -> put(all, pair.getKey(), pair.getValue()));
    }
    return new Params(all, new HashSet<>(), "");
  }

  private static void put(Map<String, String> all, String name, String value) {
    String numbered = name;
    if (name.endsWith("[]")) {
      String list = name.substring(0, name.length() - 1);
      int index = 0;
      while (all.containsKey(list + index + "]")) {
        index++;
      }
      numbered = list + index + "]";
    }
    all.put(numbered, value);
  }

  private static ApiError broken(String encoded) {
    return ApiError.invalid(null, null, "The parameters are not form-encoded: " + encoded);
  }

  private String name(String name) {
    return prefix.isEmpty() ? name : prefix + "[" + name + "]";
  }

  /** The parameters within one: {@code in("price_data")}. */
  Params in(String name) {
    return new Params(all, read, name(name));
  }

  /** Whether it or something within it was given. */
  boolean has(String name) {
    String full = name(name);
    return all.keySet().stream().anyMatch(key -> key.equals(full) || key.startsWith(full + "["));
  }

  /** Empty when it was not given or given empty. */
  Optional<String> text(String name) {
    read.add(name(name));
    return Optional.ofNullable(all.get(name(name))).filter(value -> !value.isEmpty());
  }

  String required(String name) {
    return text(name).orElseThrow(() -> missing(name));
  }

  ApiError missing(String name) {
    return ApiError.invalid(
        "parameter_missing", name(name), "Missing required param: %s.".formatted(name(name)));
  }

  /** One of a few words. */
  Optional<String> word(String name, List<String> allowed) {
    Optional<String> word = text(name);
    if (word.isPresent() && !allowed.contains(word.get())) {
      throw ApiError.invalid(
          null,
          name(name),
          "Invalid %s: must be one of %s".formatted(name(name), String.join(", ", allowed)));
    }
    return word;
  }

  Optional<Long> whole(String name) {
    return text(name).map(value -> whole(name, value));
  }

  private Long whole(String name, String value) {
    try {
      return Long.valueOf(value);
    } catch (NumberFormatException e) {
      throw ApiError.invalid(
          "parameter_invalid_integer", name(name), "Invalid integer: %s".formatted(value));
    }
  }

  boolean flag(String name) {
    return word(name, List.of("true", "false")).map(Boolean::valueOf).orElse(false);
  }

  /** The elements of a list of words. */
  List<String> texts(String name) {
    List<String> texts = new ArrayList<>();
    for (int i = 0; all.containsKey(name(name) + "[" + i + "]"); i++) {
      in(name).text(String.valueOf(i)).ifPresent(texts::add);
    }
    return texts;
  }

  /** The elements of a list of groups. */
  List<Params> groups(String name) {
    List<Params> groups = new ArrayList<>();
    for (int i = 0; in(name).has(String.valueOf(i)); i++) {
      groups.add(in(name).in(String.valueOf(i)));
    }
    return groups;
  }

  /** Free keys and values; an empty value takes the key away. */
  Map<String, String> metadata(String name) {
    Map<String, String> metadata = new LinkedHashMap<>();
    String begin = name(name) + "[";
    all.forEach(
        (key, value) -> {
          if (key.startsWith(begin)) {
            read.add(key);
            metadata.put(key.substring(begin.length(), key.length() - 1), value);
          }
        });
    read.add(name(name));
    check(name(name), metadata);
    return metadata;
  }

  private static void check(String name, Map<String, String> metadata) {
    if (metadata.size() > MOST_METADATA) {
      throw ApiError.invalid(null, name, "Metadata can have up to 50 keys.");
    }
    metadata.forEach(
        (key, value) -> {
          if (key.length() > LONGEST_KEY || value.length() > LONGEST_VALUE) {
            throw ApiError.invalid(
                null, name, "Metadata keys can have up to 40 characters, values up to 500: " + key);
          }
        });
  }

  /** Taken, and without effect in the sandbox. */
  void ignore(String... names) {
    for (String name : names) {
      String full = name(name);
      all.keySet().stream()
          .filter(key -> key.equals(full) || key.startsWith(full + "["))
          .forEach(read::add);
    }
  }

  /** That was all: the rest is refused. */
  void done() {
    for (String name : all.keySet()) {
      if (!read.contains(name)) {
        throw ApiError.invalid(
            "parameter_unknown", name, "Received unknown parameter: %s".formatted(name));
      }
    }
  }

  Map<String, String> all() {
    return all;
  }
}
