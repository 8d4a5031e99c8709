package org.dunwell.contact;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.dunwell.contact.ContactRequest.Channel;
import org.dunwell.contact.ContactRequest.Kind;
import org.dunwell.platform.time.DayWork;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Asks each morning for a friendly notice about what falls due within five days. There is no case
 * behind it; with reminders of the same day it makes one letter.
 */
@Component
class Notices implements DayWork {

  /** Early enough to find a missing order number before the due date. */
  static final int DAYS_BEFORE = 5;

  /** Requests in one transaction. */
  private static final int CHUNK = 2_000;

  private final NoticeMapper mapper;
  private final Requests requests;
  private final TransactionTemplate transaction;

  Notices(NoticeMapper mapper, Requests requests, TransactionTemplate transaction) {
    this.mapper = mapper;
    this.requests = requests;
    this.transaction = transaction;
  }

  @Override
  public String name() {
    return "contact.notices";
  }

  @Override
  public LocalTime at() {
    return LocalTime.of(6, 30);
  }

  @Override
  public void run(ZoneId zone, LocalDate day) {
    long after = 0;
    List<NoticeMapper.Coming> chunk;
    do {
      chunk = mapper.coming(null, zone, day, day.plusDays(DAYS_BEFORE), after, CHUNK);
      List<ContactRequest> notices = chunk.stream().map(Notices::notice).toList();
      transaction.executeWithoutResult(tx -> requests.request(notices));
      after = chunk.isEmpty() ? after : chunk.get(chunk.size() - 1).instalmentId();
    } while (chunk.size() == CHUNK);
  }

  static ContactRequest notice(NoticeMapper.Coming coming) {
    return new ContactRequest(
        "notice/%d/%s".formatted(coming.invoiceId(), coming.dueOn()),
        Kind.NOTICE,
        Channel.EMAIL,
        "notice",
        coming.customerId(),
        coming.sellingEntityId(),
        coming.invoiceId());
  }
}
