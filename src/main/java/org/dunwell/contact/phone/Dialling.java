package org.dunwell.contact.phone;

import com.twilio.exception.ApiException;
import com.twilio.rest.api.v2010.account.Call;
import com.twilio.rest.api.v2010.account.CallCreator;
import com.twilio.type.PhoneNumber;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.dunwell.contact.twilio.TwilioAccess;
import org.dunwell.platform.time.DueWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Places the calls that were written down. Twilio takes no key with which a repeated request would
 * be known, so a call is asked for at most once: it is first marked as being dialled, and when the
 * answer is lost {@link CallCatchUp} looks for it in Twilio's list.
 */
@Component
@Order(7)
class Dialling implements DueWork {

  private static final Logger log = LoggerFactory.getLogger(Dialling.class);

  private static final int BATCH = 20;

  /** An answer that takes longer is lost. */
  private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(30);

  private static final int DESK_SECONDS = 25;
  private static final int CUSTOMER_SECONDS = 40;
  private static final int REFUSED = 400;
  private static final int OVERLOADED = 429;
  private static final int BROKEN = 500;

  private static final List<String> ALL = List.of("initiated", "ringing", "answered", "completed");

  private final PhoneCallMapper mapper;
  private final CallBooks books;
  private final LineUrls urls;
  private final TwilioAccess access;
  private final TransactionTemplate transaction;

  Dialling(
      PhoneCallMapper mapper,
      CallBooks books,
      LineUrls urls,
      TwilioAccess access,
      TransactionTemplate transaction) {
    this.mapper = mapper;
    this.books = books;
    this.urls = urls;
    this.access = access;
    this.transaction = transaction;
  }

  @Override
  public String name() {
    return "contact.phone-dialling";
  }

  @Override
  public boolean sharedByNodes() {
    return true;
  }

  @Override
  public Optional<Instant> nextDue() {
    return mapper.nextPlanned();
  }

  @Override
  public void runDue(Instant now) {
    for (CallRow call : mapper.planned(BATCH)) {
      if (mapper.begin(call.id(), now, now.plus(ANSWERED_WITHIN)) > 0) {
        place(call, now);
      }
    }
  }

  private void place(CallRow call, Instant now) {
    try {
      String sid = creator(call).create(access.client()).getSid();
      transaction.executeWithoutResult(any -> placed(call, sid, now));
    } catch (ApiException failure) {
      if (isRefusal(failure)) {
        String why = "Twilio has refused the call: " + failure.getMessage();
        transaction.executeWithoutResult(any -> books.ended(call.id(), "failed", why, now));
      } else {
        log.warn("Nobody knows whether call {} was placed; it is looked for", call.id(), failure);
      }
    } catch (RuntimeException failure) {
      log.warn("Nobody knows whether call {} was placed; it is looked for", call.id(), failure);
    }
  }

  /** Anything else may have happened after the call was placed. */
  private static boolean isRefusal(ApiException failure) {
    Integer status = failure.getStatusCode();
    return status != null && status >= REFUSED && status < BROKEN && status != OVERLOADED;
  }

  private void placed(CallRow call, String sid, Instant now) {
    mapper.named(call.id(), sid);
    CallRow row = mapper.lock(call.id()).orElseThrow();
    String role = call.isOutbound() ? "colleague" : "customer";
    books.heard(row, new CallBooks.Heard(sid, null, "queued", role, call.userId(), now));
  }

  private CallCreator creator(CallRow call) {
    String path = LineUrls.VOICE + (call.isOutbound() ? "/desk" : "/automated");
    CallCreator creator =
        Call.creator(
                new PhoneNumber(call.rung()),
                new PhoneNumber(call.ourNumber()),
                URI.create(urls.url(path, call.id())))
            .setFallbackUrl(access.publicUrl(LineUrls.VOICE + "/sorry"))
            .setStatusCallback(urls.url(LineUrls.NEWS + "/call-status", call.id()))
            .setStatusCallbackEvent(ALL)
            .setTimeout(call.isOutbound() ? DESK_SECONDS : CUSTOMER_SECONDS)
            .setTimeLimit(CallDocuments.LONGEST_CALL_SECONDS);
    return call.isOutbound() ? creator : creator.setMachineDetection("DetectMessageEnd");
  }
}
