package org.dunwell.sandbox.twilio;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.dunwell.sandbox.wire.Json;

/** Pages of a list, the latest first. */
final class Listing {

  private static final int USUAL = 50;
  private static final int MOST = 1000;
  private static final int INVALID = 20001;

  private final String path;
  private final Params params;
  private final Map<String, String> asked = new LinkedHashMap<>();
  private Predicate<ObjectNode> wanted = object -> true;

  Listing(String path, Params params) {
    this.path = path;
    this.params = params;
  }

  /** Only those whose field is as a parameter says, when it says something. */
  Listing where(String name, String field) {
    params
        .text(name)
        .ifPresent(
            value -> {
              asked.put(name, value);
              wanted = wanted.and(object -> object.path(field).asText().equals(value));
            });
    return this;
  }

  /** Only those of a day, before a moment or from a moment on. */
  Listing when(String name) {
    for (String sign : List.of("", "<", ">")) {
      params
          .text(name + sign)
          .ifPresent(
              value -> {
                asked.put(name + sign, value);
                wanted = wanted.and(object -> isWhen(object, sign, value));
              });
    }
    return this;
  }

  private static boolean isWhen(ObjectNode object, String sign, String value) {
    Instant created = Moments.of(object.get(Change.CREATED).asLong());
    boolean day = value.length() == 10;
    try {
      Instant moment =
          day
              ? LocalDate.parse(value).atStartOfDay(ZoneOffset.UTC).toInstant()
              : Instant.parse(value);
      return switch (sign) {
        case "<" -> created.isBefore(moment);
        case ">" -> !created.isBefore(moment);
        default ->
            !created.isBefore(moment) && created.isBefore(moment.plusSeconds(day ? 86_400 : 1));
      };
    } catch (DateTimeParseException e) {
      throw ApiError.invalid(INVALID, "No date: " + value);
    }
  }

  /** One page, in the form of 2010 or, under {@code meta}, that of later APIs. */
  ObjectNode page(Stream<ObjectNode> all, String key, Optional<String> later) {
    int size = (int) params.whole("PageSize", USUAL, 1, MOST);
    int page = (int) params.whole("Page", 0, 0, Integer.MAX_VALUE);
    Optional<String> after = params.text("PageToken").map(token -> token.replaceFirst("^PA", ""));
    params.done();
    List<ObjectNode> fitting = all.filter(wanted).toList();
    int from = after.map(sid -> indexAfter(fitting, sid)).orElse(page * size);
    List<ObjectNode> here =
        fitting.subList(Math.min(from, fitting.size()), Math.min(from + size, fitting.size()));
    boolean more = from + size < fitting.size();
    String next = more ? address(size, page + 1, "PA" + Json.id(here.get(here.size() - 1))) : null;
    ObjectNode answer = Json.JSON.createObjectNode();
    ArrayNode items = answer.putArray(key);
    here.forEach(object -> items.add(Api.shown(object)));
    ObjectNode about = later.isPresent() ? answer.putObject("meta") : answer;
    String kind = later.isPresent() ? "url" : "uri";
    String host = later.orElse("");
    about.put("first_page_" + kind, host + address(size, 0, null));
    about.put("next_page_" + kind, next == null ? null : host + next);
    about.putNull("previous_page_" + kind).put(kind, host + address(size, page, null));
    about.put("page", page).put("page_size", size);
    if (later.isPresent()) {
      about.put("key", key);
    } else {
      about.put("start", from).put("end", Math.max(from, from + here.size() - 1));
    }
    return answer;
  }

  private static int indexAfter(List<ObjectNode> all, String sid) {
    for (int i = 0; i < all.size(); i++) {
      if (Json.id(all.get(i)).equals(sid)) {
        return i + 1;
      }
    }
    return all.size();
  }

  private String address(int size, int page, String token) {
    StringBuilder address = new StringBuilder(path).append("?PageSize=").append(size);
    address.append("&Page=").append(page);
    if (token != null) {
      address.append("&PageToken=").append(token);
    }
    asked.forEach(
        (name, value) ->
            address.append('&').append(encoded(name)).append('=').append(encoded(value)));
    return address.toString();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
