package org.dunwell.credit.payers;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dunwell.platform.web.Given;

/**
 * Which customers to show, as it stands in the address of the page; null does not restrict.
 *
 * @param show {@code poor}: more than {@link #DAYS} days beyond terms on average, more than half of
 *     the invoices late, more than 30 days past due, or two broken promises; {@code all}: everybody
 * @param creditClass {@code A} to {@code E}, or {@code none} for those without a score
 * @param owner {@code me}, {@code nobody} or a user id
 * @param entity code of a selling entity it owes something
 * @param min at least so much is open, in the customer's own currency
 * @param sort one of {@link #SORTS}
 * @param page from 1
 */
public record PoorPayerFilter(
    String show,
    String creditClass,
    String owner,
    String entity,
    String q,
    BigDecimal min,
    String sort,
    Integer page) {

  /** Lines on a page. */
  public static final int PAGE = 50;

  /** Beyond terms on average: a bank's and a book-keeper's delay lie below. */
  public static final int DAYS = 10;

  public static final List<String> SHOWN = List.of("poor", "all");
  public static final List<String> CLASSES = List.of("A", "B", "C", "D", "E", "none");
  public static final List<String> SORTS =
      List.of("loss", "dbt", "late", "trend", "open", "past-due", "points", "name");

  /** Those that pay poorly, the largest loss first. */
  public static final PoorPayerFilter NONE = of(Map.of());

  private static final int LAST_PAGE = 1_000;

  /**
   * @throws org.dunwell.platform.BrokenRule when a value is none of those offered
   */
  public PoorPayerFilter {
    show = Given.oneOf("show", show, SHOWN);
    show = show == null ? "poor" : show;
    creditClass = Given.oneOf("class", creditClass, CLASSES);
    min = Given.amount("min", min);
    sort = Given.oneOf("sort", sort, SORTS);
    sort = sort == null ? "loss" : sort;
    page = page == null ? 1 : Math.max(1, Math.min(page, LAST_PAGE));
  }

  /**
   * Reads a filter from the parameters of an address; unknown ones are passed over.
   *
   * @throws org.dunwell.platform.BrokenRule when a value is none of those offered
   */
  public static PoorPayerFilter of(Map<String, String> given) {
    return new PoorPayerFilter(
        given.get("show"),
        given.get("class"),
        Given.text(given.get("owner")),
        Given.text(given.get("entity")),
        Given.text(given.get("q")),
        Given.number("min", given.get("min"), BigDecimal::new),
        given.get("sort"),
        Given.number("page", given.get("page"), Integer::valueOf));
  }

  /** With "me" put into words. */
  PoorPayerFilter asSeenBy(String user) {
    return "me".equals(owner)
        ? new PoorPayerFilter(show, creditClass, user, entity, q, min, sort, page)
        : this;
  }

  /** The same list from another page on. */
  public PoorPayerFilter onPage(int other) {
    return new PoorPayerFilter(show, creditClass, owner, entity, q, min, sort, other);
  }

  /** A pattern of SQL that finds what was typed. */
  public String words() {
    return Given.pattern(q);
  }

  /** What stands behind the question mark; what need not be said is not. */
  public String query() {
    Map<String, String> said = new LinkedHashMap<>();
    put(said, "show", "poor".equals(show) ? null : show);
    put(said, "class", creditClass);
    put(said, "owner", owner);
    put(said, "entity", entity);
    put(said, "q", q);
    put(said, "min", min == null ? null : min.toPlainString());
    put(said, "sort", "loss".equals(sort) ? null : sort);
    put(said, "page", page == 1 ? null : page.toString());
    return Given.query(said);
  }

  private static void put(Map<String, String> said, String name, String value) {
    if (value != null) {
      said.put(name, value);
    }
  }
}
