package org.dunwell.contact.phone;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.dunwell.receivables.Customer;
import org.dunwell.receivables.Customers;
import org.dunwell.receivables.SellingEntities;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Whether a call may be recorded, by the law of the places where the two parties are: the stricter
 * one counts, since each protects its own. The law is data with a date, in {@code
 * contact.recording_law}.
 */
@Component
class RecordingLaw {

  /** From the mildest to the strictest. */
  enum Kind {
    ONE_PARTY("one-party"),
    ALL_PARTIES("all-parties"),
    ASK_FIRST("ask-first");

    private final String code;

    Kind(String code) {
      this.code = code;
    }

    static Kind of(String code) {
      return Arrays.stream(values())
          .filter(kind -> kind.code.equals(code))
          .findFirst()
          .orElseThrow();
    }
  }

  /**
   * A row of the table.
   *
   * @param postalFrom null: the whole country
   */
  record Rule(String region, LocalDate since, String kind, String postalFrom, String postalTo) {

    private boolean covers(String postalCode) {
      if (postalFrom == null) {
        return true;
      }
      String start = postalCode.substring(0, Math.min(postalFrom.length(), postalCode.length()));
      return postalFrom.compareTo(start) <= 0 && start.compareTo(postalTo) <= 0;
    }
  }

  private final JdbcClient jdbc;
  private final Customers customers;
  private final SellingEntities entities;
  private final Clock clock;

  RecordingLaw(JdbcClient jdbc, Customers customers, SellingEntities entities, Clock clock) {
    this.jdbc = jdbc;
    this.customers = customers;
    this.entities = entities;
    this.clock = clock;
  }

  /** What counts for a call today. */
  Kind of(CallRow call) {
    LocalDate day = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    Kind ours = in(entities.byId(call.sellingEntityId()).country(), null, day);
    Kind theirs =
        call.customerId() == null
            ? byNumber(call.theirNumber(), day)
            : ofCustomer(customers.byId(call.customerId()), day);
    return ours.compareTo(theirs) > 0 ? ours : theirs;
  }

  private Kind ofCustomer(Customer customer, LocalDate day) {
    return in(customer.country(), customer.postalCode(), day);
  }

  private Kind byNumber(String number, LocalDate day) {
    return Optional.ofNullable(number)
        .flatMap(E164::country)
        .map(country -> in(country, null, day))
        .orElse(Kind.ASK_FIRST);
  }

  /**
   * The law of a place.
   *
   * @param postalCode null: somewhere in the country, so the strictest of its regions counts
   */
  Kind in(String country, String postalCode, LocalDate day) {
    return strictest(rules(country, day), postalCode);
  }

  private List<Rule> rules(String country, LocalDate day) {
    return jdbc.sql(
            """
            select distinct on (region) region, since, kind, postal_from, postal_to
            from contact.recording_law
            where country = ? and since <= ?
            order by region, since desc
            """)
        .params(country, day)
        .query(Rule.class)
        .list();
  }

  /** A region's own rule takes the place of the country's. */
  static Kind strictest(List<Rule> rules, String postalCode) {
    boolean somewhere = postalCode == null || postalCode.isBlank();
    Stream<Rule> covering =
        rules.stream().filter(rule -> somewhere || rule.covers(postalCode.strip()));
    List<Rule> here = covering.toList();
    List<Rule> own = here.stream().filter(rule -> rule.postalFrom() != null).toList();
    return (somewhere || own.isEmpty() ? here : own)
        .stream()
            .map(rule -> Kind.of(rule.kind()))
            .max(Comparator.naturalOrder())
            .orElse(Kind.ASK_FIRST);
  }
}
