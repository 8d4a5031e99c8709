package org.dunwell.credit.alerts;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.dunwell.contact.correspondence.StaffMails;
import org.dunwell.credit.alerts.AlertMapper.Unmailed;
import org.dunwell.platform.security.Group;
import org.dunwell.platform.security.Users;
import org.dunwell.platform.time.DueWork;
import org.dunwell.receivables.SellingEntities;
import org.dunwell.receivables.SellingEntity;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tells people by mail that there are alerts: at most once a day each, with all there is. What
 * belongs to nobody goes to the credit managers; in the app it stands anyway.
 */
@Component
@Order(63)
class AlertMails implements DueWork {

  /** Whoever was written to today is written to again when the next day begins at work. */
  private static final LocalTime MORNING = LocalTime.of(7, 0);

  private static final int MOST_LINES = 50;

  private final AlertMapper mapper;
  private final StaffMails mails;
  private final SellingEntities entities;
  private final Users users;
  private final TransactionTemplate transaction;
  private final Clock clock;

  AlertMails(
      AlertMapper mapper,
      StaffMails mails,
      SellingEntities entities,
      Users users,
      TransactionTemplate transaction,
      Clock clock) {
    this.mapper = mapper;
    this.mails = mails;
    this.entities = entities;
    this.users = users;
    this.transaction = transaction;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "credit.alert-mails";
  }

  @Override
  public Optional<Instant> nextDue() {
    return mapper.firstMailDue();
  }

  @Override
  public void runDue(Instant now) {
    mapper
        .ownersDue(now)
        .forEach(owner -> transaction.executeWithoutResult(tx -> tell(owner, now)));
  }

  private void tell(String owner, Instant now) {
    List<SellingEntity> ours = entities.all();
    List<Unmailed> alerts = mapper.unmailed(owner, MOST_LINES);
    if (ours.isEmpty() || alerts.isEmpty()) {
      mapper.mailed(ids(alerts), now);
      return;
    }
    SellingEntity entity = ours.get(0);
    LocalDate today = entity.dayAt(now);
    Optional<Instant> last = mapper.lastMailed(owner);
    if (last.isPresent() && entity.dayAt(last.get()).equals(today)) {
      mapper.mailLater(
          owner, today.plusDays(1).atTime(MORNING).atZone(entity.timeZone()).toInstant());
      return;
    }
    for (String address : addresses(owner)) {
      mails.send(
          new StaffMails.StaffMail(
              "credit-alerts/%s/%s".formatted(address, today),
              "alert",
              alerts.size() == 1 ? alerts.get(0).customerId() : null,
              entity,
              address,
              subject(alerts),
              text(alerts),
              "/credit/alerts" + (owner == null ? "" : "?mine=true"),
              "system"));
    }
    mapper.mailed(ids(alerts), now);
  }

  private List<String> addresses(String owner) {
    List<String> own = owner == null ? List.of() : users.emailOf(owner).stream().toList();
    return own.isEmpty() ? users.emailsOf(Group.CREDIT_MANAGERS) : own;
  }

  private static Long[] ids(List<Unmailed> alerts) {
    return alerts.stream().map(Unmailed::id).toArray(Long[]::new);
  }

  private static String subject(List<Unmailed> alerts) {
    Unmailed first = alerts.get(0);
    return alerts.size() == 1
        ? "Credit alert: %s".formatted(first.name())
        : "%d credit alerts: %s and others".formatted(alerts.size(), first.name());
  }

  private static String text(List<Unmailed> alerts) {
    return alerts.stream()
        .map(
            alert ->
                "%s%s%s: %s"
                    .formatted(
                        alert.urgency().equals("urgent") ? "URGENT " : "",
                        alert.name(),
                        alert.number() == null ? "" : " (" + alert.number() + ")",
                        alert.what()))
        .collect(Collectors.joining("\n", "", "\n"));
  }
}
