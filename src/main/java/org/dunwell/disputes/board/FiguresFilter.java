package org.dunwell.disputes.board;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.dunwell.platform.web.Given;

/**
 * Which disputes to count, as it stands in the address of the page; null does not restrict.
 *
 * @param from raised on this day or later, in the house's zone
 * @param to raised on this day or before
 * @param department code
 * @param line product line of the invoice
 * @param by what ranks the reasons: {@code count}, or the money disputed in a currency
 */
public record FiguresFilter(
    LocalDate from, LocalDate to, String department, String line, String site, String by) {

  /**
   * Reads a filter from the parameters of an address; unknown ones are passed over.
   *
   * @throws org.dunwell.platform.BrokenRule when a value makes no sense
   */
  public static FiguresFilter of(Map<String, String> given) {
    return new FiguresFilter(
        Given.day("from", given.get("from")),
        Given.day("to", given.get("to")),
        Given.text(given.get("department")),
        Given.text(given.get("line")),
        Given.text(given.get("site")),
        Given.text(given.get("by")));
  }

  public FiguresFilter {
    by = by == null ? "count" : by;
  }

  /** The same, ranked by something else. */
  public FiguresFilter rankedBy(String what) {
    return new FiguresFilter(from, to, department, line, site, what);
  }

  /** What stands in the address behind the question mark; empty for everything. */
  public String query() {
    Map<String, String> all = conditions();
    if (!by.equals("count")) {
      all.put("by", by);
    }
    return Given.query(all);
  }

  /** The address of the board behind the question mark that shows those disputes, and one more. */
  public String board(String name, String value) {
    Map<String, String> all = conditions();
    all.put("state", "all");
    all.put(name, value);
    return Given.query(all);
  }

  /** The same, for those that were raised, ended or open when a month was over. */
  String boardOfMonth(String from, String to, LocalDate month) {
    Map<String, String> all = conditions();
    all.remove("from");
    all.remove("to");
    all.put("state", "all");
    if (from != null) {
      all.put(from, month.toString());
    }
    all.put(to, month.plusMonths(1).minusDays(1).toString());
    return Given.query(all);
  }

  private Map<String, String> conditions() {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("from", from == null ? null : from.toString());
    all.put("to", to == null ? null : to.toString());
    all.put("department", department);
    all.put("line", line);
    all.put("site", site);
    all.values().removeIf(value -> value == null);
    return all;
  }
}
