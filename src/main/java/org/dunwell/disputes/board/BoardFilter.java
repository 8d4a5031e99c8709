package org.dunwell.disputes.board;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.web.Given;

/**
 * Which disputes to show, as it stands in the address of the page. What is empty does not restrict;
 * null stands for empty. Days are days of the house's zone, both ends included.
 *
 * @param state {@code open}, {@code ended} or {@code all}
 * @param stage one of {@link #STAGES}
 * @param outcome see {@link org.dunwell.disputes.Dispute}
 * @param owner {@code me}, {@code nobody} or a user id
 * @param overdue {@code true}: the department has used up its working time
 * @param q part of the customer's number or name
 * @param min at least so much in dispute; of an ended one, so much as was disputed
 * @param ageFrom raised at least so many days ago
 * @param ageTo raised at most so many days ago
 * @param from raised on this day or later
 * @param openOn open at the end of this day
 * @param line product line of the invoice
 * @param site as the invoice names it
 * @param page from 1
 */
public record BoardFilter(
    String state,
    String stage,
    String reason,
    String outcome,
    String department,
    String owner,
    String overdue,
    String q,
    String currency,
    BigDecimal min,
    BigDecimal max,
    Integer ageFrom,
    Integer ageTo,
    LocalDate from,
    LocalDate to,
    LocalDate endedFrom,
    LocalDate endedTo,
    LocalDate openOn,
    String line,
    String site,
    Integer page) {

  /** Lines on a page: what fits on a screen or two. */
  public static final int PAGE = 50;

  public static final List<String> STATES = List.of("open", "ended", "all");
  public static final List<String> STAGES =
      List.of("new", "investigated", "paused", "escalated", "to-approve");
  public static final List<String> OUTCOMES =
      List.of("credited", "rejected", "corrected", "withdrawn", "paid");

  /** Nobody turns more pages than this; a filter is quicker. */
  private static final int LAST_PAGE = 1_000;

  private static final int OLDEST = 36_500;

  /** Everything that is open. */
  public static final BoardFilter NONE = of(Map.of());

  /**
   * @throws BrokenRule when a value is none of those offered
   */
  public BoardFilter {
    outcome = Given.oneOf("outcome", outcome, OUTCOMES);
    state = Given.oneOf("state", state, STATES);
    if (state == null) {
      state = outcome == null && endedFrom == null && endedTo == null ? "open" : "ended";
    }
    stage = Given.oneOf("stage", stage, STAGES);
    overdue = Given.oneOf("overdue", overdue, Set.of("true"));
    min = Given.amount("min", min);
    max = Given.amount("max", max);
    ageFrom = days("ageFrom", ageFrom);
    ageTo = days("ageTo", ageTo);
    page = page == null ? 1 : Math.max(1, Math.min(page, LAST_PAGE));
  }

  private static Integer days(String name, Integer value) {
    if (value != null && (value < 0 || value > OLDEST)) {
      throw new BrokenRule("%s must be a number of days from 0 to %,d.".formatted(name, OLDEST));
    }
    return value;
  }

  /**
   * Reads a filter from the parameters of an address; unknown ones are passed over.
   *
   * @throws BrokenRule when a value is none of those offered
   */
  public static BoardFilter of(Map<String, String> given) {
    return new BoardFilter(
        given.get("state"),
        given.get("stage"),
        Given.text(given.get("reason")),
        given.get("outcome"),
        Given.text(given.get("department")),
        Given.text(given.get("owner")),
        given.get("overdue"),
        Given.text(given.get("q")),
        Given.text(given.get("currency")),
        Given.number("min", given.get("min"), BigDecimal::new),
        Given.number("max", given.get("max"), BigDecimal::new),
        Given.number("ageFrom", given.get("ageFrom"), Integer::valueOf),
        Given.number("ageTo", given.get("ageTo"), Integer::valueOf),
        Given.day("from", given.get("from")),
        Given.day("to", given.get("to")),
        Given.day("endedFrom", given.get("endedFrom")),
        Given.day("endedTo", given.get("endedTo")),
        Given.day("openOn", given.get("openOn")),
        Given.text(given.get("line")),
        Given.text(given.get("site")),
        Given.number("page", given.get("page"), Integer::valueOf));
  }

  /** A pattern for the words that were typed. */
  String words() {
    return Given.pattern(q);
  }

  /** The same for one person, who is then named by id. */
  BoardFilter asSeenBy(String user) {
    return "me".equals(owner) ? with("owner", user).onPage(page) : this;
  }

  /** The same on another page. */
  public BoardFilter onPage(int number) {
    Map<String, String> changed = parameters();
    changed.put("page", Integer.toString(number));
    return of(changed);
  }

  /** The same with another value, from the first page on; null takes a condition away. */
  public BoardFilter with(String name, String value) {
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
    Map<String, String> all = conditions();
    all.put("page", page == 1 ? null : page.toString());
    all.values().removeIf(value -> value == null);
    return all;
  }

  /** What narrows the list, by name. */
  Map<String, String> conditions() {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("state", state.equals("open") ? null : state);
    all.put("stage", stage);
    all.put("reason", reason);
    all.put("outcome", outcome);
    all.put("department", department);
    all.put("owner", owner);
    all.put("overdue", overdue);
    all.put("q", q);
    all.put("currency", currency);
    all.put("min", plain(min));
    all.put("max", plain(max));
    all.put("ageFrom", plain(ageFrom));
    all.put("ageTo", plain(ageTo));
    all.put("from", plain(from));
    all.put("to", plain(to));
    all.put("endedFrom", plain(endedFrom));
    all.put("endedTo", plain(endedTo));
    all.put("openOn", plain(openOn));
    all.put("line", line);
    all.put("site", site);
    all.values().removeIf(value -> value == null);
    return all;
  }

  private static String plain(Object value) {
    return value instanceof BigDecimal amount
        ? amount.toPlainString()
        : value == null ? null : value.toString();
  }
}
