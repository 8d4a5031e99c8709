package org.dunwell.credit.alerts;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.dunwell.contact.correspondence.StaffMails;
import org.dunwell.credit.alerts.AlertMailMapper.Unmailed;
import org.dunwell.platform.security.Users;
import org.dunwell.platform.time.DueWork;
import org.dunwell.receivables.SellingEntities;
import org.dunwell.receivables.SellingEntity;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tells people by mail that there are alerts: at most once a day each, with all there is and nobody
 * has looked at yet. {@link AlertReaders} says whom.
 */
@Component
@Order(63)
class AlertMails implements DueWork {

  /** Whoever was written to today is written to again when the next day begins at work. */
  private static final LocalTime MORNING = LocalTime.of(7, 0);

  /** Who has more than that reads them in the app. */
  private static final int MOST_LINES = 50;

  /** More than anybody is told of in a day; the rest is told as well, by a number. */
  private static final int MOST = 10_000;

  private final AlertMailMapper mapper;
  private final StaffMails mails;
  private final SellingEntities entities;
  private final Users users;
  private final TransactionTemplate transaction;

  AlertMails(
      AlertMailMapper mapper,
      StaffMails mails,
      SellingEntities entities,
      Users users,
      TransactionTemplate transaction) {
    this.mapper = mapper;
    this.mails = mails;
    this.entities = entities;
    this.users = users;
    this.transaction = transaction;
  }

  @Override
  public String name() {
    return "credit.alert-mails";
  }

  @Override
  public Optional<Instant> nextDue() {
    return mapper.firstDue();
  }

  @Override
  public void runDue(Instant now) {
    mapper.readersDue(now).forEach(user -> transaction.executeWithoutResult(tx -> tell(user, now)));
  }

  private void tell(String user, Instant now) {
    List<Unmailed> alerts = mapper.unmailed(user, MOST);
    Optional<String> address = users.emailOf(user);
    Optional<SellingEntity> entity = entities.all().stream().findFirst();
    if (alerts.isEmpty() || address.isEmpty() || entity.isEmpty()) {
      mapper.settle(user, new Long[0], now);
      return;
    }
    SellingEntity ours = entity.get();
    LocalDate today = ours.dayAt(now);
    Optional<Instant> last = mapper.last(user);
    if (last.isPresent() && ours.dayAt(last.get()).equals(today)) {
      mapper.later(user, today.plusDays(1).atTime(MORNING).atZone(ours.timeZone()).toInstant());
      return;
    }
    mails.send(
        new StaffMails.StaffMail(
            "credit-alerts/%s/%s".formatted(user, today),
            "alert",
            onlyCustomer(alerts),
            ours,
            address.get(),
            subject(alerts),
            text(alerts),
            "/credit/alerts",
            "system"));
    mapper.settle(user, alerts.stream().map(Unmailed::id).toArray(Long[]::new), now);
  }

  /** Who sees a customer reads all mails that are filed with it: one that names others is not. */
  private static Long onlyCustomer(List<Unmailed> alerts) {
    Long first = alerts.get(0).customerId();
    return alerts.stream()
            .allMatch(one -> one.customerId() != null && one.customerId().equals(first))
        ? first
        : null;
  }

  private static String subject(List<Unmailed> alerts) {
    Unmailed first = alerts.get(0);
    boolean others = alerts.stream().anyMatch(one -> !one.name().equals(first.name()));
    return alerts.size() == 1
        ? "Credit alert: %s".formatted(first.name())
        : "%d credit alerts: %s%s"
            .formatted(alerts.size(), first.name(), others ? " and others" : "");
  }

  private static String text(List<Unmailed> alerts) {
    int more = alerts.size() - MOST_LINES;
    return alerts.stream()
        .limit(MOST_LINES)
        .map(
            alert ->
                "%s%s%s: %s"
                    .formatted(
                        alert.urgency().equals("urgent") ? "URGENT " : "",
                        alert.name(),
                        alert.number() == null ? ", a prospect" : " (" + alert.number() + ")",
                        alert.what()))
        .collect(Collectors.joining("\n", "", more > 0 ? "\nand %d more\n".formatted(more) : "\n"));
  }
}
