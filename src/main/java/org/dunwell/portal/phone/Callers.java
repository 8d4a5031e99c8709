package org.dunwell.portal.phone;

import java.util.Optional;
import org.dunwell.contact.phone.CallLedger;
import org.dunwell.contact.phone.LineCall;
import org.dunwell.contact.templates.Words;
import org.dunwell.platform.Timeline;
import org.dunwell.promises.Promises;
import org.dunwell.receivables.Customers;
import org.dunwell.receivables.SellingEntities;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Finds out who is calling. A calling number or a customer number only says whose PIN or code is to
 * be asked for; what the caller hears is the same whether there is such a customer or not.
 */
@Component
class Callers {

  private static final Logger LOG = LoggerFactory.getLogger(Callers.class);

  private final NumbersOnFile numbers;
  private final PhonePins pins;
  private final PhoneCodes codes;
  private final Guesses guesses;
  private final Customers customers;
  private final SellingEntities entities;
  private final ObjectProvider<CallLedger> calls;
  private final Timeline timeline;

  Callers(
      NumbersOnFile numbers,
      PhonePins pins,
      PhoneCodes codes,
      Guesses guesses,
      Customers customers,
      SellingEntities entities,
      ObjectProvider<CallLedger> calls,
      Timeline timeline) {
    this.numbers = numbers;
    this.pins = pins;
    this.codes = codes;
    this.guesses = guesses;
    this.customers = customers;
    this.entities = entities;
    this.calls = calls;
    this.timeline = timeline;
  }

  /** What came of a PIN or a code. */
  enum Verdict {
    FITS,
    WRONG,
    /** No more tries: whether it was right is not looked at. */
    LOCKED
  }

  /**
   * The caller names its customer number. Both ways to read it are looked up, whatever is found.
   *
   * @param early the digit pressed at the greeting, which may be the first of it; null for none
   */
  void named(Place at, String early, String digits) {
    one(at, "number " + digits, numbers.byTyped(digits).orElse(null));
    if (early == null) {
      return;
    }
    String whole = guesses.sealed("number " + early + digits);
    Long ofWhole = numbers.byTyped(early + digits).orElse(null);
    if (ofWhole == null) {
      at.otherAccount = whole;
    } else {
      at.otherAccount = at.account;
      at.otherCandidate = at.candidate;
      at.account = whole;
      at.candidate = ofWhole;
      at.earlyCounts = true;
    }
  }

  private void one(Place at, String named, Long candidate) {
    at.account = guesses.sealed(named);
    at.candidate = candidate;
    at.otherAccount = null;
    at.otherCandidate = null;
    at.earlyCounts = false;
  }

  /** The caller names nothing: the number it calls from has to do. */
  void unnamed(LineCall call, Place at) {
    one(at, "caller " + Guesses.caller(call), numbers.byCaller(call.theirNumber()).orElse(null));
  }

  /** We have called this customer. */
  void called(Place at, long customer) {
    one(at, "customer " + customer, customer);
  }

  /** Of ours, whose line it is. */
  String company(LineCall call) {
    return entities.byId(call.sellingEntityId()).name();
  }

  /** Whom we have called. */
  String customerName(LineCall call) {
    return customers.byId(call.customerId()).name();
  }

  /**
   * Sends a one-time code, if there is somebody to send it to and tries are left.
   *
   * @param way {@link PhoneCodes#SMS} or {@link PhoneCodes#EMAIL}
   */
  void sendCode(LineCall call, Place at, String way) {
    if (!guesses.locked(call, at)) {
      codes.send(call, at, way);
    }
  }

  Verdict pin(LineCall call, Place at, String digits) {
    return verdict(
        call,
        at,
        "pin",
        () -> pins.fits(at.candidate, digits) ? Optional.of("pin") : Optional.empty());
  }

  Verdict code(LineCall call, Place at, String digits) {
    return verdict(
        call, at, "code", () -> codes.use(call, at, digits).map(way -> "code by " + way));
  }

  /** Answers how the caller has proved who it is. */
  private interface Proof {
    Optional<String> how();
  }

  private Verdict verdict(LineCall call, Place at, String way, Proof proof) {
    if (guesses.locked(call, at)) {
      refused(call, at, "A caller was not asked for more: too many wrong PINs or codes.");
      return Verdict.LOCKED;
    }
    Optional<String> how = proof.how();
    if (how.isEmpty()) {
      guesses.wrong(call, at, way);
      refused(call, at, "A caller gave a wrong %s.".formatted(way.equals("pin") ? "PIN" : way));
      return at.tries >= Guesses.OF_CALL ? Verdict.LOCKED : Verdict.WRONG;
    }
    identified(call, at, how.get());
    return Verdict.FITS;
  }

  private void identified(LineCall call, Place at, String how) {
    at.customer = at.candidate;
    String theirs = Words.in(customers.byId(at.customer).language()).language();
    if (!at.languageChosen || at.earlyCounts) {
      at.language = theirs;
    }
    say(call, at.customer, "Has proved on the phone who is calling (%s).".formatted(how));
    calls.ifAvailable(record -> record.identified(call.id(), at.customer, how));
  }

  private void refused(LineCall call, Place at, String what) {
    LOG.warn("Call {}: {}", call.id(), what);
    if (at.candidate != null) {
      say(call, at.candidate, what);
    }
    calls.ifAvailable(record -> record.noted(call.id(), "refused", what));
  }

  private void say(LineCall call, long customer, String what) {
    timeline.add(
        new Timeline.Entry(
            "portal",
            "phone-line",
            customer,
            null,
            Promises.CUSTOMER,
            "%s Call %d from %s."
                .formatted(
                    what,
                    call.id(),
                    call.theirNumber() == null ? "a withheld number" : call.theirNumber()),
            null));
  }
}
