package org.dunwell.credit.bureaus;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.dunwell.credit.Parties;
import org.dunwell.platform.BrokenRule;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The way to another report. */
@Component
public class Bureaus {

  private final BureauReportMapper reports;
  private final BureauRequestMapper requests;
  private final BureauBook bureaus;
  private final ReusePolicy policy;
  private final Parties parties;
  private final Clock clock;

  Bureaus(
      BureauReportMapper reports,
      BureauRequestMapper requests,
      BureauBook bureaus,
      ReusePolicy policy,
      Parties parties,
      Clock clock) {
    this.reports = reports;
    this.requests = requests;
    this.bureaus = bureaus;
    this.policy = policy;
    this.parties = parties;
    this.clock = clock;
  }

  /**
   * Wishes for a report. {@code rules/bureau-reuse.dmn} says whether one is bought; it is asked for
   * after this transaction and never waited for.
   *
   * @param cause a word of that table's, such as {@code review} or {@code person}
   * @param by user id, or {@code system}
   */
  @Transactional
  public Asked ask(long partyId, String cause, String by) {
    if (!policy.knows(cause)) {
      throw new BrokenRule(
          "rules/bureau-reuse.dmn does not know the event \"%s\". Add it there.".formatted(cause));
    }
    Optional<String> bureau = bureaus.about(parties.byId(partyId).country());
    if (bureau.isEmpty()) {
      return Asked.NOBODY;
    }
    Instant now = clock.instant();
    Optional<Instant> last = reports.lastReceived(partyId);
    if (last.isPresent() && policy.isGoodEnough(partyId, cause, last.get(), now)) {
      return Asked.KNOWN;
    }
    int stored =
        requests.insert(
            new BureauRequestMapper.Row(
                "dunwell-" + UUID.randomUUID(), partyId, bureau.get(), cause, by),
            now);
    return stored == 0 ? Asked.WAITING : Asked.ASKED;
  }

  /** What bureaus were asked about a party, newest first. */
  public List<BureauRequest> requests(long partyId, int limit) {
    return requests.of(partyId, Math.min(limit, BureauReports.MOST));
  }

  /** Whether a bureau was asked about it and has not answered yet. */
  public boolean isAwaited(long partyId) {
    return requests.isWaiting(partyId);
  }
}
