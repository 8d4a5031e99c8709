package org.dunwell.collections.tomorrow;

import java.util.List;
import org.dunwell.platform.BrokenRule;
import org.springframework.util.StringUtils;

/**
 * Which lines of the day are shown; null stands for all.
 *
 * @param view {@code mine}, {@code team} or {@code all}
 * @param state {@code goes}, {@code not} or {@code all}
 * @param why the code of a {@link Cause}
 */
public record TomorrowFilter(String view, String state, String step, String channel, String why) {

  static final List<String> VIEWS = List.of("mine", "team", "all");
  static final List<String> STATES = List.of("goes", "not", "all");
  static final List<String> STEPS =
      List.of("notice", "reminder", "call", "escalation", "hand-over", "credit-hold", "wait");
  static final List<String> CHANNELS = List.of("email", "letter", "sms", "phone", "desk", "none");

  public TomorrowFilter {
    view = StringUtils.hasText(view) ? view : "all";
    state = StringUtils.hasText(state) ? state : "all";
    step = StringUtils.hasText(step) ? step : null;
    channel = StringUtils.hasText(channel) ? channel : null;
    why = StringUtils.hasText(why) ? why : null;
    check("view", view, VIEWS);
    check("state", state, STATES);
    check("step", step, STEPS);
    check("channel", channel, CHANNELS);
    Cause.check(why);
  }

  /** Everything. */
  public static TomorrowFilter all() {
    return new TomorrowFilter(null, null, null, null, null);
  }

  /** As the rest of an address. */
  public String query() {
    StringBuilder query = new StringBuilder("view=" + view + "&state=" + state);
    add(query, "step", step);
    add(query, "channel", channel);
    add(query, "why", why);
    return query.toString();
  }

  private static void add(StringBuilder query, String name, String value) {
    if (value != null) {
      query.append('&').append(name).append('=').append(value);
    }
  }

  private static void check(String name, String value, List<String> known) {
    if (value != null && !known.contains(value)) {
      throw new BrokenRule("%s is '%s'; it must be one of %s.".formatted(name, value, known));
    }
  }
}
