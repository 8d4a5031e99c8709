package org.dunwell.contact.texts;

import com.twilio.exception.ApiConnectionException;
import com.twilio.exception.ApiException;
import com.twilio.rest.api.v2010.account.Message;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.dunwell.contact.texts.TextHandOver.Begun;
import org.dunwell.contact.texts.TextMapper.Outgoing;
import org.dunwell.contact.twilio.TwilioAccess;
import org.dunwell.platform.TroubleRetry;
import org.dunwell.platform.Troubles;
import org.dunwell.platform.time.DueWork;
import org.dunwell.platform.time.Rests;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Hands text messages over to Twilio, and asks what became of those of which nothing is heard. */
@Component
@Order(51)
class TextOutbox implements DueWork, TroubleRetry {

  private static final Logger log = LoggerFactory.getLogger(TextOutbox.class);

  private static final int BATCH = 50;
  private static final String KIND = "text";
  private static final int TOO_MANY = 429;
  private static final int SERVER = 500;
  private static final int UNAUTHORIZED = 401;

  /** Something about the number they go to: Twilio will never take one for it. */
  private static final Set<Integer> WRONG_NUMBERS = Set.of(21211, 21214, 21217, 21612, 21614);

  private static final int STOPPED = 21610;

  private static final Rests RESTS =
      Rests.of(
          Duration.ofMinutes(1),
          Duration.ofMinutes(5),
          Duration.ofMinutes(20),
          Duration.ofHours(1),
          Duration.ofHours(3));

  private final TextMapper mapper;
  private final TextHandOver handOver;
  private final TextDeliveries deliveries;
  private final TwilioAccess access;
  private final TransactionTemplate transaction;
  private final Troubles troubles;
  private final Clock clock;

  TextOutbox(
      TextMapper mapper,
      TextHandOver handOver,
      TextDeliveries deliveries,
      TwilioAccess access,
      TransactionTemplate transaction,
      Troubles troubles,
      Clock clock) {
    this.mapper = mapper;
    this.handOver = handOver;
    this.deliveries = deliveries;
    this.access = access;
    this.transaction = transaction;
    this.troubles = troubles;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "contact.text-outbox";
  }

  @Override
  public Optional<Instant> nextDue() {
    return access.ready() ? mapper.nextDue() : Optional.empty();
  }

  @Override
  public void runDue(Instant now) {
    for (long id : mapper.due(now, BATCH)) {
      Outgoing text = mapper.byId(id).orElseThrow();
      if (text.state().equals("sent")) {
        look(text, now);
      } else {
        send(id, now);
      }
    }
  }

  private void send(long id, Instant now) {
    Begun begun = handOver.begin(id, now);
    if (begun == Begun.NO) {
      return;
    }
    try {
      handOver.finish(id, begun == Begun.UNCERTAIN, now);
    } catch (ApiException answer) {
      transaction.executeWithoutResult(any -> refused(locked(id), answer, now));
    } catch (ApiConnectionException lost) {
      log.warn("Twilio's answer to text message {} was lost", id, lost);
      transaction.executeWithoutResult(any -> tryAgain(locked(id), lost, true, now));
    } catch (RuntimeException broken) {
      log.warn("Text message {} cannot be handed over", id, broken);
      transaction.executeWithoutResult(any -> tryAgain(locked(id), broken, true, now));
    }
  }

  private Outgoing locked(long id) {
    return mapper.lock(id).orElseThrow();
  }

  private void refused(Outgoing text, ApiException answer, Instant now) {
    int code = answer.getCode() == null ? 0 : answer.getCode();
    int status = answer.getStatusCode() == null ? SERVER : answer.getStatusCode();
    if (status == TOO_MANY || status >= SERVER || status == UNAUTHORIZED) {
      tryAgain(text, answer, status >= SERVER, now);
    } else if (code == STOPPED) {
      mapper.say(text.number(), false, "Twilio: " + STOPPED, now);
      deliveries.failed(text, TextDeliveries.why(String.valueOf(STOPPED)), now);
    } else if (WRONG_NUMBERS.contains(code)) {
      String reason = TextDeliveries.why(String.valueOf(code));
      deliveries.unusable(text, reason, now);
      deliveries.failed(text, reason, now);
    } else {
      giveUp(text, answer, now);
    }
  }

  private void tryAgain(Outgoing text, RuntimeException failure, boolean uncertain, Instant now) {
    Instant next = RESTS.after(text.attempts(), now);
    if (next == null) {
      giveUp(text, failure, now);
    } else {
      mapper.putOff(text.id(), next, failure.getMessage(), uncertain);
    }
  }

  private void giveUp(Outgoing text, RuntimeException failure, Instant now) {
    deliveries.failed(text, "Twilio did not take it", now);
    troubles.report(
        "contact",
        KIND,
        Long.toString(text.id()),
        "The text message to %s could not be sent: %s"
            .formatted(text.number(), failure.getMessage()),
        "Look the error up at Twilio and mend it (dunwell.twilio.*, or the account). A reminder goes"
            + " another way by itself; another message can be tried again here.",
        failure);
  }

  private void look(Outgoing text, Instant now) {
    try {
      Message message = TwilioTexts.fetch(access.client(), text.sid());
      String error = message.getErrorCode() == null ? null : message.getErrorCode().toString();
      transaction.executeWithoutResult(
          any -> {
            Outgoing locked = locked(text.id());
            deliveries.heard(locked, message.getStatus().toString(), error, now);
            deliveries.stillUnderWay(locked, now);
          });
    } catch (ApiException | ApiConnectionException silent) {
      log.warn("Twilio does not say what became of text message {}", text.id(), silent);
      transaction.executeWithoutResult(any -> deliveries.stillUnderWay(locked(text.id()), now));
    }
  }

  @Override
  public String kind() {
    return "contact/" + KIND;
  }

  @Override
  public void retry(String subject) {
    mapper.tryAgain(Long.parseLong(subject), clock.instant());
  }
}
