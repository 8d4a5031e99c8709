package org.dunwell.contact.phone;

import com.twilio.exception.ApiException;
import com.twilio.exception.TwilioException;
import com.twilio.rest.api.v2010.account.Call;
import com.twilio.type.PhoneNumber;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dunwell.contact.twilio.TwilioAccess;
import org.dunwell.platform.time.DueWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Asks Twilio about calls of which nothing was heard for a while, since callbacks may never come:
 * whether they were placed at all, whether they are over, what was recorded of them.
 */
@Component
@Order(8)
class CallCatchUp implements DueWork {

  private static final Logger log = LoggerFactory.getLogger(CallCatchUp.class);

  private static final int BATCH = 20;

  /** A list at Twilio shows a call some seconds after it was placed at the latest. */
  private static final Duration FOUND_WITHIN = Duration.ofSeconds(60);

  /** The clocks of two companies. */
  private static final Duration APART = Duration.ofSeconds(10);

  private static final Duration FIRST_REST = Duration.ofMinutes(1);
  private static final int LONGEST_REST_MINUTES = 15;
  private static final Duration OUTAGE_REST = Duration.ofMinutes(1);
  private static final int CALLS_LOOKED_AT = 50;
  private static final int GONE = 404;

  private final PhoneCallMapper mapper;
  private final CallBooks books;
  private final RecordingBooks recordings;
  private final TwilioAccess access;
  private final TransactionTemplate transaction;

  CallCatchUp(
      PhoneCallMapper mapper,
      CallBooks books,
      RecordingBooks recordings,
      TwilioAccess access,
      TransactionTemplate transaction) {
    this.mapper = mapper;
    this.books = books;
    this.recordings = recordings;
    this.access = access;
    this.transaction = transaction;
  }

  @Override
  public String name() {
    return "contact.phone-catch-up";
  }

  @Override
  public Optional<Instant> nextDue() {
    return access.ready() ? mapper.nextLook() : Optional.empty();
  }

  @Override
  public void runDue(Instant now) {
    for (CallRow call : mapper.toLookAt(now, BATCH)) {
      try {
        look(call, now);
      } catch (TwilioException silent) {
        log.warn("Twilio does not tell how call {} stands; it is asked again", call.id(), silent);
        mapper.lookAgain(call.id(), now.plus(OUTAGE_REST));
      }
    }
  }

  private void look(CallRow call, Instant now) {
    if (call.isOver()) {
      boolean more = recordings.sweep(call, now);
      mapper.lookAgain(call.id(), more ? now.plus(rest(call)) : null);
    } else if (call.sid() == null) {
      find(call, now);
    } else {
      ask(call, now);
    }
  }

  private static Duration rest(CallRow call) {
    int minutes = 1 << Math.min(call.looks(), 4);
    return FIRST_REST.multipliedBy(Math.min(minutes, LONGEST_REST_MINUTES));
  }

  /** The answer to the request that places it was lost: Twilio's list tells what came of it. */
  private void find(CallRow call, Instant now) {
    Optional<Call> found = placed(call);
    if (found.isPresent()) {
      transaction.executeWithoutResult(
          any -> {
            mapper.named(call.id(), found.get().getSid());
            apply(mapper.lock(call.id()).orElseThrow(), found.get(), now);
          });
      mapper.lookAgain(call.id(), now.plus(FIRST_REST));
    } else if (now.isAfter(call.dialledAt().plus(FOUND_WITHIN))) {
      String why = "The call could not be placed: Twilio did not answer. Try again.";
      transaction.executeWithoutResult(any -> books.ended(call.id(), "failed", why, now));
    } else {
      mapper.lookAgain(call.id(), now.plus(APART));
    }
  }

  /** While it rings no other call of ours rings the same number, so it can be no other one. */
  private Optional<Call> placed(CallRow call) {
    List<Call> calls = new ArrayList<>();
    Instant earliest = call.dialledAt().minus(APART);
    for (Call one :
        Call.reader()
            .setTo(new PhoneNumber(call.rung()))
            .setFrom(new PhoneNumber(call.ourNumber()))
            .limit(CALLS_LOOKED_AT)
            .read(access.client())) {
      if (!one.getDateCreated().toInstant().isBefore(earliest)
          && one.getDirection().startsWith("outbound-api")) {
        calls.add(one);
      }
    }
    String[] sids = calls.stream().map(Call::getSid).toArray(String[]::new);
    Set<String> known = Set.copyOf(mapper.known(sids));
    return calls.stream()
        .filter(one -> !known.contains(one.getSid()))
        .min(Comparator.comparing(Call::getDateCreated));
  }

  private void ask(CallRow call, Instant now) {
    try {
      Call stands = Call.fetcher(call.sid()).fetch(access.client());
      transaction.executeWithoutResult(
          any -> apply(mapper.lock(call.id()).orElseThrow(), stands, now));
    } catch (ApiException failure) {
      if (!Integer.valueOf(GONE).equals(failure.getStatusCode())) {
        throw failure;
      }
      String why = "Twilio knows nothing of this call any more.";
      transaction.executeWithoutResult(any -> books.ended(call.id(), "failed", why, now));
    }
    mapper
        .byId(call.id())
        .filter(row -> !row.isOver())
        .ifPresent(row -> mapper.lookAgain(call.id(), now.plus(rest(call))));
  }

  private void apply(CallRow call, Call stands, Instant now) {
    String role = call.isOutbound() ? "colleague" : "customer";
    String status = stands.getStatus().toString();
    ZonedDateTime end = stands.getEndTime();
    if (stands.getStartTime() != null && !status.equals("queued") && !status.equals("ringing")) {
      books.heard(
          call,
          new CallBooks.Heard(
              stands.getSid(),
              null,
              "in-progress",
              role,
              call.userId(),
              at(stands.getStartTime(), now)));
    }
    books.heard(
        call,
        new CallBooks.Heard(stands.getSid(), null, status, role, call.userId(), at(end, now)));
  }

  private static Instant at(ZonedDateTime moment, Instant now) {
    return moment == null ? now : moment.toInstant();
  }
}
