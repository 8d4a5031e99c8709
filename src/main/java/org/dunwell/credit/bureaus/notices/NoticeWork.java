package org.dunwell.credit.bureaus.notices;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dunwell.credit.Parties;
import org.dunwell.credit.bureaus.Bureaus;
import org.dunwell.credit.bureaus.RegisteredParties;
import org.dunwell.credit.bureaus.notices.BureauNoticeMapper.Waiting;
import org.dunwell.platform.TroubleRetry;
import org.dunwell.platform.Troubles;
import org.dunwell.platform.time.DueWork;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A notice only says that something has changed: the report is asked for, so that neither the order
 * nor the repetition of notices matters, and nobody's word is taken for a score.
 */
@Component
@Order(59)
class NoticeWork implements DueWork, TroubleRetry {

  private static final int BATCH = 50;
  private static final int MOST_ATTEMPTS = 5;
  private static final Duration REST = Duration.ofMinutes(10);
  private static final String KIND = "bureau-notice";

  /** What we have called the party when we asked to watch it. */
  private static final Pattern OURS = Pattern.compile("party/(\\d{1,18})");

  private final BureauNoticeMapper mapper;
  private final RegisteredParties registered;
  private final Bureaus bureaus;
  private final Parties parties;
  private final Troubles troubles;
  private final TransactionTemplate transaction;
  private final Clock clock;

  NoticeWork(
      BureauNoticeMapper mapper,
      RegisteredParties registered,
      Bureaus bureaus,
      Parties parties,
      Troubles troubles,
      TransactionTemplate transaction,
      Clock clock) {
    this.mapper = mapper;
    this.registered = registered;
    this.bureaus = bureaus;
    this.parties = parties;
    this.troubles = troubles;
    this.transaction = transaction;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "credit.bureau-notices";
  }

  @Override
  public Optional<Instant> nextDue() {
    return mapper.nextDue();
  }

  @Override
  public void runDue(Instant now) {
    for (Waiting notice : mapper.due(now, BATCH)) {
      try {
        transaction.executeWithoutResult(tx -> act(notice));
      } catch (RuntimeException failure) {
        putOff(notice, now, failure);
      }
    }
  }

  private void act(Waiting notice) {
    Optional<Long> party = party(notice);
    party.ifPresent(id -> bureaus.ask(id, "notice", notice.bureau()));
    mapper.end(
        notice.id(),
        party.isPresent() ? "done" : "nobody",
        party.orElse(null),
        party.isPresent() ? null : "No party of ours is meant, or several are.");
  }

  private Optional<Long> party(Waiting notice) {
    Matcher ours = OURS.matcher(notice.reference() == null ? "" : notice.reference());
    if (ours.matches()) {
      long id = Long.parseLong(ours.group(1));
      if (!parties.byIds(List.of(id)).isEmpty()) {
        return Optional.of(id);
      }
    }
    return registered.byNumber(notice.registrationNumber(), notice.country());
  }

  private void putOff(Waiting notice, Instant now, RuntimeException failure) {
    if (notice.attempts() < MOST_ATTEMPTS) {
      mapper.putOff(notice.id(), now.plus(REST), failure.getMessage());
      return;
    }
    mapper.end(notice.id(), "given-up", null, failure.getMessage());
    troubles.report(
        "credit",
        KIND,
        Long.toString(notice.id()),
        "What %s told us could not be acted on: %s"
            .formatted(notice.bureau(), failure.getMessage()),
        "Mend what is in the way and try again here.",
        failure);
  }

  @Override
  public String kind() {
    return "credit/" + KIND;
  }

  @Override
  public void retry(String subject) {
    mapper.tryAgain(Long.parseLong(subject), clock.instant());
  }
}
