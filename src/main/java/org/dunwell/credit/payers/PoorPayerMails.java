package org.dunwell.credit.payers;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.dunwell.contact.correspondence.StaffMails;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.security.Users;
import org.dunwell.platform.time.DayWork;
import org.dunwell.platform.web.Given;
import org.dunwell.receivables.SellingEntities;
import org.dunwell.receivables.SellingEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The list by mail, each morning or each Monday, for whoever wants it. A mail is filed with a
 * customer only where it names no other, and stored with the day as its key, so that no crash
 * doubles it.
 */
@Component
public class PoorPayerMails implements DayWork {

  /** Whoever needs more looks at the page. */
  private static final int MOST_OF_ONE = 20;

  private static final int MOST = 10_000;
  private static final int LINES = 25;

  /**
   * One person's wish.
   *
   * @param every {@code day} or {@code week}
   * @param filter as in the address of the page, without its page
   * @param lastDay when it went last, or was wished for
   */
  public record Wish(long id, String userId, String every, String filter, LocalDate lastDay) {}

  private final JdbcClient jdbc;
  private final PoorPayers payers;
  private final StaffMails mails;
  private final Users users;
  private final SellingEntities entities;
  private final TransactionTemplate transaction;
  private final Clock clock;

  PoorPayerMails(
      JdbcClient jdbc,
      PoorPayers payers,
      StaffMails mails,
      Users users,
      SellingEntities entities,
      TransactionTemplate transaction,
      Clock clock) {
    this.jdbc = jdbc;
    this.payers = payers;
    this.mails = mails;
    this.users = users;
    this.entities = entities;
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * The user gets this list from the next morning on; asking twice changes the days only.
   *
   * @throws BrokenRule when the user has no address, or too many wishes
   */
  @Transactional
  public void wish(String user, String every, PoorPayerFilter filter) {
    if (users.emailOf(user).isEmpty()) {
      throw new BrokenRule("You have no e-mail address here. Ask an administrator to enter it.");
    }
    if (Given.oneOf("every", every, Set.of("day", "week")) == null) {
      throw new BrokenRule("every is missing; it must be day or week.");
    }
    if (of(user).size() >= MOST_OF_ONE) {
      throw new BrokenRule(
          "You get %d lists already. Take one of them away first.".formatted(MOST_OF_ONE));
    }
    jdbc.sql(
            """
            insert into credit.poor_payer_mail (user_id, every, filter, since)
            values (?, ?, ?, ?)
            on conflict (user_id, filter) do update set every = excluded.every
            """)
        .params(user, every, filter.onPage(1).query(), Timestamp.from(clock.instant()))
        .update();
  }

  /** Takes a wish of this user back; another's stays. */
  @Transactional
  public void takeBack(String user, long id) {
    jdbc.sql("delete from credit.poor_payer_mail where id = ? and user_id = ?")
        .params(id, user)
        .update();
  }

  /** What this user gets, oldest first. */
  public List<Wish> of(String user) {
    return wishes("where user_id = ?", user);
  }

  private List<Wish> wishes(String where, Object... params) {
    return jdbc.sql(
            """
            select id, user_id, every, filter, coalesce(last_day, since::date) as last_day
            from credit.poor_payer_mail
            %s
            order by id
            limit %d
            """
                .formatted(where, MOST))
        .params(List.of(params))
        .query(Wish.class)
        .list();
  }

  @Override
  public String name() {
    return "credit.poor-payer-mails";
  }

  @Override
  public LocalTime at() {
    return LocalTime.of(6, 30);
  }

  /** Our people work where the first company of ours is. */
  @Override
  public Set<ZoneId> zones(Set<ZoneId> ours) {
    return entities.all().stream()
        .findFirst()
        .map(SellingEntity::timeZone)
        .map(Set::of)
        .orElse(Set.of());
  }

  @Override
  public void run(ZoneId zone, LocalDate day) {
    LocalDate monday = day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    wishes("where last_day is null or last_day < ?", Date.valueOf(day)).stream()
        .filter(wish -> wish.every().equals("day") || wish.lastDay().isBefore(monday))
        .forEach(wish -> transaction.executeWithoutResult(status -> send(wish, day)));
  }

  private void send(Wish wish, LocalDate day) {
    jdbc.sql("update credit.poor_payer_mail set last_day = ? where id = ?")
        .params(Date.valueOf(day), wish.id())
        .update();
    PoorPayerFilter filter = PoorPayerFilter.of(Given.parameters(wish.filter()));
    List<PoorPayer> lines = payers.first(filter, wish.userId(), LINES);
    Optional<String> to = users.emailOf(wish.userId());
    if (lines.isEmpty() || to.isEmpty()) {
      return;
    }
    mails.send(
        new StaffMails.StaffMail(
            "poor-payers/%d/%s".formatted(wish.id(), day),
            "alert",
            lines.size() == 1 ? lines.get(0).customerId() : null,
            entities.all().get(0),
            to.get(),
            "Poor payers on %s: %s first".formatted(day, lines.get(0).name()),
            lines.stream().map(PoorPayerMails::words).collect(Collectors.joining("\n", "", "\n")),
            "/credit/poor-payers" + (wish.filter().isEmpty() ? "" : "?" + wish.filter()),
            "system"));
  }

  private static String words(PoorPayer one) {
    return "%s (%s): %s %s open, %s past due for %d days, %s days beyond terms%s; expected loss %s"
        .formatted(
            one.name(),
            one.number(),
            plain(one.openAmount()),
            one.currency(),
            plain(one.pastDue()),
            one.oldestDaysPastDue(),
            one.averageDaysBeyondTerms() == null ? "no" : plain(one.averageDaysBeyondTerms()),
            one.trend() == null ? "" : ", " + one.trend(),
            plain(one.expectedLoss()));
  }

  private static String plain(java.math.BigDecimal amount) {
    return amount.setScale(2, java.math.RoundingMode.HALF_UP).toPlainString();
  }
}
