package org.dunwell.credit.bureaus.asking;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.dunwell.credit.Parties;
import org.dunwell.credit.Party;
import org.dunwell.credit.bureaus.BureauBook;
import org.dunwell.credit.bureaus.BureauSettings;
import org.dunwell.credit.bureaus.NoReport;
import org.dunwell.credit.bureaus.OtherCompany;
import org.dunwell.credit.bureaus.ReportBook;
import org.dunwell.credit.bureaus.asking.BureauQueueMapper.Waiting;
import org.dunwell.platform.TroubleRetry;
import org.dunwell.platform.Troubles;
import org.dunwell.platform.time.DueWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Asks the bureaus. What is asked stands in the database under a key that the bureau knows it by,
 * so a crash anywhere asks once more and buys nothing twice; one that does not answer rests, and
 * nothing else waits for it.
 */
@Component
@Order(60)
class BureauWork implements DueWork, TroubleRetry {

  private static final Logger log = LoggerFactory.getLogger(BureauWork.class);

  private static final int BATCH = 20;

  /** A portion: other work has its turn in between. */
  private static final long MOST_NANOS = TimeUnit.SECONDS.toNanos(5);

  private static final String KIND = "bureau-request";

  private static final List<Duration> RESTS =
      List.of(
          Duration.ofMinutes(1),
          Duration.ofMinutes(5),
          Duration.ofMinutes(30),
          Duration.ofHours(2),
          Duration.ofHours(6),
          Duration.ofHours(12));

  private final BureauQueueMapper mapper;
  private final BureauRequestEnds ends;
  private final BureauBook bureaus;
  private final RestBureau rest;
  private final BureauBudget budget;
  private final ReportBook book;
  private final Parties parties;
  private final Troubles troubles;
  private final TransactionTemplate transaction;
  private final Clock clock;

  BureauWork(
      BureauQueueMapper mapper,
      BureauRequestEnds ends,
      BureauBook bureaus,
      RestBureau rest,
      BureauBudget budget,
      ReportBook book,
      Parties parties,
      Troubles troubles,
      TransactionTemplate transaction,
      Clock clock) {
    this.mapper = mapper;
    this.ends = ends;
    this.bureaus = bureaus;
    this.rest = rest;
    this.budget = budget;
    this.book = book;
    this.parties = parties;
    this.troubles = troubles;
    this.transaction = transaction;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "credit.bureaus";
  }

  @Override
  public Optional<Instant> nextDue() {
    return mapper.nextDue();
  }

  @Override
  public void runDue(Instant now) {
    long began = System.nanoTime();
    for (Waiting request : mapper.due(now, BATCH)) {
      boolean answers = work(request, now);
      if (!answers || System.nanoTime() - began > MOST_NANOS) {
        return;
      }
    }
  }

  /** False when the bureau does not answer: then neither does it to the next question. */
  private boolean work(Waiting request, Instant now) {
    try {
      Optional<BureauSettings> bureau = bureaus.named(request.bureau());
      if (bureau.isEmpty()) {
        throw new NoReport("dunwell.bureaus.%s is not set any more".formatted(request.bureau()));
      }
      if (budget.covers(request, bureau.get())) {
        ask(request, bureau.get());
      }
      return true;
    } catch (BureauSilent silent) {
      log.info("{} does not answer: {}", request.bureau(), silent.getMessage());
      mapper.rest(request.bureau(), now.plus(RESTS.get(0)));
      putOff(request, now, silent);
      return false;
    } catch (OtherCompany other) {
      doubt(request, other);
      return true;
    } catch (RuntimeException failure) {
      putOff(request, now, failure);
      return true;
    }
  }

  private void ask(Waiting request, BureauSettings bureau) throws BureauSilent {
    Party party = parties.byId(request.partyId());
    RestBureau.Reply reply = rest.ask(request.bureau(), bureau, request.key(), party);
    transaction.executeWithoutResult(
        tx -> {
          if (reply.price() != null) {
            mapper.cost(request.id(), reply.price());
          }
          String state =
              reply.report() == null ? BureauRequestEnds.UNKNOWN : BureauRequestEnds.ANSWERED;
          if (ends.end(request, state, null) && reply.report() != null) {
            book.take(
                party,
                reply.report(),
                new ReportBook.Origin("asked", request.id(), request.askedBy(), null, null));
          }
        });
    troubles.resolve("credit", KIND, Long.toString(request.id()), "system");
  }

  private void doubt(Waiting request, OtherCompany other) {
    transaction.executeWithoutResult(
        tx -> {
          ends.end(request, BureauRequestEnds.DOUBTFUL, other.getMessage());
          report(
              request,
              other.getMessage(),
              "Compare name, country and registration number of the party with the register, mend"
                  + " them and try again here; or enter the right report by hand.",
              other);
        });
  }

  private void putOff(Waiting request, Instant now, Exception failure) {
    boolean last = request.attempts() >= RESTS.size();
    if (!last) {
      mapper.putOff(request.id(), now.plus(RESTS.get(request.attempts())), failure.getMessage());
      return;
    }
    transaction.executeWithoutResult(
        tx -> {
          ends.end(request, BureauRequestEnds.GIVEN_UP, failure.getMessage());
          report(
              request,
              "%s gives no report about party %d: %s"
                  .formatted(request.bureau(), request.partyId(), failure.getMessage()),
              "Check dunwell.bureaus.%s.* and the bureau's own news, then try again here. The last report stays."
                  .formatted(request.bureau()),
              failure);
        });
  }

  private void report(Waiting request, String what, String mend, Exception cause) {
    troubles.report("credit", KIND, Long.toString(request.id()), what, mend, cause);
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
