package org.dunwell.sandbox.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.dunwell.sandbox.wire.Json;

/** Pages of a list, as every list of the API has them: the latest first. */
final class Listing {

  private static final long USUAL = 10;
  private static final long MOST = 100;

  private final String url;
  private final long limit;
  private final Optional<String> after;
  private final Optional<String> before;
  private final Predicate<ObjectNode> wanted;

  private Listing(String url, Params params, Predicate<ObjectNode> wanted) {
    this.url = url;
    this.limit = params.whole("limit").orElse(USUAL);
    this.after = params.text("starting_after");
    this.before = params.text("ending_before");
    this.wanted = wanted.and(createdWithin(params.in("created"), params.whole("created")));
    if (limit < 1 || limit > MOST) {
      throw ApiError.invalid(
          null, "limit", "This value must be between 1 and 100 (you passed %d).".formatted(limit));
    }
    params.done();
  }

  private static Predicate<ObjectNode> createdWithin(Params range, Optional<Long> exactly) {
    long from = Math.max(range.whole("gte").orElse(0L), range.whole("gt").orElse(-1L) + 1);
    long to =
        Math.min(
            range.whole("lte").orElse(Long.MAX_VALUE),
            range.whole("lt").orElse(Long.MAX_VALUE) - 1);
    return object -> {
      long created = object.path("created").asLong();
      return exactly.map(moment -> created == moment).orElse(created >= from && created <= to);
    };
  }

  /** The page that the parameters ask for; {@code filters} are fields to be equal to parameters. */
  static ObjectNode of(Change change, String kind, String url, Params params, String... filters) {
    Predicate<ObjectNode> wanted = object -> true;
    for (String field : filters) {
      Optional<String> value = params.text(field);
      if (value.isPresent()) {
        wanted = wanted.and(object -> object.path(field).asText().equals(value.get()));
      }
    }
    return new Listing(url, params, wanted).of(change.all(kind));
  }

  /** The same for objects at hand, the latest first, with a condition of its own. */
  static ObjectNode of(
      Stream<ObjectNode> all, String url, Params params, Predicate<ObjectNode> wanted) {
    return new Listing(url, params, wanted).of(all);
  }

  private ObjectNode of(Stream<ObjectNode> all) {
    List<ObjectNode> found = all.filter(wanted).toList();
    int from = after.map(id -> position(found, id, "starting_after") + 1).orElse(0);
    int to = before.map(id -> position(found, id, "ending_before")).orElse(found.size());
    boolean backwards = before.isPresent();
    int first = backwards ? (int) Math.max(from, to - limit) : from;
    int end = backwards ? to : (int) Math.min(to, from + limit);
    return page(
        found.subList(first, Math.max(first, end)).stream(),
        url,
        backwards ? first > from : end < to);
  }

  private static int position(List<ObjectNode> found, String id, String param) {
    for (int i = 0; i < found.size(); i++) {
      if (found.get(i).get("id").asText().equals(id)) {
        return i;
      }
    }
    throw ApiError.missing("object in this list", id, param);
  }

  /** A list object. */
  static ObjectNode page(Stream<ObjectNode> objects, String url, boolean more) {
    ObjectNode page = Json.JSON.createObjectNode();
    page.put("object", "list").put("has_more", more).put("url", url);
    objects.map(Json::shown).forEach(page.putArray("data")::add);
    return page;
  }
}
