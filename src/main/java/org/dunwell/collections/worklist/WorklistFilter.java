package org.dunwell.collections.worklist;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.web.Given;

/**
 * Which lines to show and in which order, as it stands in the address of the page. What is empty
 * does not restrict; null stands for empty.
 *
 * @param view {@code mine}, {@code team} or {@code all}; null: mine if the user has customers
 * @param state {@code list}, {@code left-out}, {@code all}, or one place such as {@code snoozed}
 * @param owner a user id, or {@code nobody}
 * @param late days late of the oldest item: {@code 1-30}, {@code 31-60}, {@code 61-90}, {@code 91}
 * @param currency ISO 4217; with {@code min} the amount in this currency
 * @param min at least so much past due in one currency and selling entity
 * @param entity code of a selling entity
 * @param action what waits for a person, see {@link WorklistLine#todo()}
 * @param promise {@code open}, {@code broken} or {@code none}
 * @param q part of the customer's number or name
 * @param sort {@code points}, {@code amount}, {@code days}, {@code touch} or {@code name}
 * @param page from 1
 */
public record WorklistFilter(
    String view,
    String state,
    String owner,
    String portfolio,
    String segment,
    String risk,
    String currency,
    BigDecimal min,
    String late,
    String action,
    String promise,
    String entity,
    String q,
    String sort,
    Integer page) {

  /** Lines on a page: what a person reads before turning to the first of them. */
  public static final int PAGE = 50;

  static final List<String> VIEWS = List.of("mine", "team", "all");

  public static final List<String> STATES =
      List.of(
          "list",
          "left-out",
          "snoozed",
          "promised",
          "blocked",
          "small",
          "letters",
          "contacted",
          "all");

  public static final List<String> BUCKETS = List.of("1-30", "31-60", "61-90", "91");
  public static final List<String> ACTIONS =
      List.of("reply", "call", "plan", "escalation", "address", "none");
  public static final List<String> PROMISES = List.of("open", "broken", "none");
  public static final List<String> SORTS = List.of("points", "amount", "days", "touch", "name");

  private static final Set<String> SEGMENTS = Set.of("key-account", "standard", "small");
  private static final Set<String> RISKS = Set.of("low", "medium", "high");

  /** Nobody turns more pages than this; a filter is quicker. */
  private static final int LAST_PAGE = 1_000;

  /** Everything that is on the list, most points first. */
  public static final WorklistFilter NONE =
      new WorklistFilter(
          null, null, null, null, null, null, null, null, null, null, null, null, null, null, null);

  /**
   * @throws BrokenRule when a value is none of those offered
   */
  public WorklistFilter {
    view = Given.oneOf("view", view, VIEWS);
    state = state == null || state.isBlank() ? "list" : Given.oneOf("state", state, STATES);
    owner = Given.text(owner);
    portfolio = Given.text(portfolio);
    segment = Given.oneOf("segment", segment, SEGMENTS);
    risk = Given.oneOf("risk", risk, RISKS);
    currency = Given.text(currency);
    min = Given.amount("min", min);
    late = Given.oneOf("late", late, BUCKETS);
    action = Given.oneOf("action", action, ACTIONS);
    promise = Given.oneOf("promise", promise, PROMISES);
    entity = Given.text(entity);
    q = Given.text(q);
    sort = sort == null || sort.isBlank() ? "points" : Given.oneOf("sort", sort, SORTS);
    page = page == null ? 1 : Math.max(1, Math.min(page, LAST_PAGE));
  }

  /**
   * Reads a filter from the parameters of an address; unknown ones are passed over.
   *
   * @throws BrokenRule when a value is none of those offered
   */
  public static WorklistFilter of(Map<String, String> given) {
    return new WorklistFilter(
        given.get("view"),
        given.get("state"),
        given.get("owner"),
        given.get("portfolio"),
        given.get("segment"),
        given.get("risk"),
        given.get("currency"),
        Given.number("min", given.get("min"), BigDecimal::new),
        given.get("late"),
        given.get("action"),
        given.get("promise"),
        given.get("entity"),
        given.get("q"),
        given.get("sort"),
        Given.number("page", given.get("page"), Integer::valueOf));
  }

  /**
   * Reads a filter from what stands in an address behind the question mark.
   *
   * @param query as {@link #query()} writes it; null or empty for {@link #NONE}
   * @throws BrokenRule when a value is none of those offered
   */
  public static WorklistFilter ofQuery(String query) {
    return of(Given.parameters(query));
  }

  int daysFrom() {
    return late == null ? 0 : Integer.parseInt(late.split("-")[0]);
  }

  int daysTo() {
    return late == null || !late.contains("-")
        ? Integer.MAX_VALUE
        : Integer.parseInt(late.split("-")[1]);
  }

  /** A pattern for the words that were typed, which may contain anything. */
  String words() {
    return Given.pattern(q);
  }

  /** The same on another page. */
  public WorklistFilter onPage(int number) {
    return with("page", Integer.toString(number));
  }

  /** The same in another view. */
  public WorklistFilter inView(String chosen) {
    return with("view", chosen);
  }

  /** The same with another value, from the first page on; null takes a condition away. */
  public WorklistFilter with(String name, String value) {
    Map<String, String> changed = parameters();
    changed.remove("page");
    changed.put(name, value);
    return of(changed);
  }

  /** What stands in the address behind the question mark; empty for {@link #NONE}. */
  public String query() {
    return Given.query(parameters());
  }

  /** What stands in the address, without what is empty or goes without saying. */
  public Map<String, String> parameters() {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("view", view);
    all.put("state", state.equals("list") ? null : state);
    all.put("owner", owner);
    all.put("portfolio", portfolio);
    all.put("segment", segment);
    all.put("risk", risk);
    all.put("currency", currency);
    all.put("min", min == null ? null : min.toPlainString());
    all.put("late", late);
    all.put("action", action);
    all.put("promise", promise);
    all.put("entity", entity);
    all.put("q", q);
    all.put("sort", sort.equals("points") ? null : sort);
    all.put("page", page == 1 ? null : page.toString());
    all.values().removeIf(value -> value == null);
    return all;
  }

  /** How many conditions narrow the list, its view and order apart. */
  public long conditions() {
    return parameters().keySet().stream()
        .filter(name -> !Set.of("view", "sort", "page", "state").contains(name))
        .count();
  }
}
