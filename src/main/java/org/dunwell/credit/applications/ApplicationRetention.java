package org.dunwell.credit.applications;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.dunwell.contact.correspondence.OutsideMails;
import org.dunwell.platform.time.DayWork;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Forgets applications that came to nothing when the days that rules/application-checks.dmn says
 * are over: rows, documents, letters and whatever named the applicant. A tombstone says that there
 * was one. What was approved belongs to a customer and stays.
 */
@Component
class ApplicationRetention implements DayWork {

  /** In one transaction each; a night has time for as many as it likes. */
  private static final int PORTION = 100;

  private final ApplicationMapper mapper;
  private final OutsideMails mails;
  private final TransactionTemplate transaction;

  ApplicationRetention(
      ApplicationMapper mapper, OutsideMails mails, TransactionTemplate transaction) {
    this.mapper = mapper;
    this.mails = mails;
    this.transaction = transaction;
  }

  @Override
  public String name() {
    return "credit.applications.retention";
  }

  @Override
  public LocalTime at() {
    return LocalTime.of(3, 40);
  }

  @Override
  public void run(ZoneId zone, LocalDate day) {
    List<Long> old;
    do {
      old = mapper.toForget(day, PORTION);
      old.forEach(id -> transaction.executeWithoutResult(tx -> forget(id, day)));
    } while (old.size() == PORTION);
  }

  private void forget(long id, LocalDate day) {
    mapper
        .lock(id)
        .ifPresent(
            application -> {
              mapper.tombstone(id, day);
              mails.forget(ApplicationLetters.keyStart(id));
              mapper.delete(id);
              mapper.anonymise(application.partyId());
            });
  }
}
