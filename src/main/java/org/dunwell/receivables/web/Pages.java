package org.dunwell.receivables.web;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import org.dunwell.platform.web.Listing;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/** How the lists of this room are cut into pages. */
final class Pages {

  static final String DEFAULT = "50";
  private static final int MOST = 500;

  private Pages() {}

  /** How many to read for a page: one more than it shows, to know whether another one follows. */
  static int toRead(int limit) {
    return shown(limit) + 1;
  }

  /** A page of what {@link #toRead} has read; its path goes on after the last item's key. */
  static <T> Listing<T> of(List<T> read, long total, int limit, Function<T, Object> key) {
    if (read.size() <= shown(limit)) {
      return new Listing<>(read, total, null);
    }
    List<T> items = read.subList(0, shown(limit));
    String after = key.apply(items.get(items.size() - 1)).toString();
    String next =
        ServletUriComponentsBuilder.fromCurrentRequestUri()
            .scheme(null)
            .host(null)
            .port(null)
            .query(ServletUriComponentsBuilder.fromCurrentRequest().build().getQuery())
            .replaceQueryParam("after", UriUtils.encode(after, StandardCharsets.UTF_8))
            .build(true)
            .toUriString();
    return new Listing<>(items, total, next);
  }

  private static int shown(int limit) {
    return Math.max(1, Math.min(limit, MOST));
  }
}
