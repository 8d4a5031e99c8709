package org.dunwell.portal.phone;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.dunwell.contact.phone.CallLedger;
import org.dunwell.disputes.NewDispute;
import org.dunwell.disputes.doors.Raising;
import org.dunwell.platform.BrokenRule;
import org.dunwell.portal.OpenItem;
import org.dunwell.portal.Promising;
import org.dunwell.portal.Refused;
import org.dunwell.promises.Promises;
import org.dunwell.promises.evidence.SaidSentence;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What a caller has done for itself: what its own page does, by the same commands. What a room
 * refuses is undone to where it began; the call goes on.
 */
@Component
class PhoneActs {

  private static final Logger LOG = LoggerFactory.getLogger(PhoneActs.class);

  /** Between what was said and what was read back. */
  private static final String BESIDE = " – ";

  private final PhoneDebt debt;
  private final Promising promising;
  private final Raising raising;
  private final ObjectProvider<CallLedger> calls;
  private final Clock clock;
  private final TransactionTemplate within;

  PhoneActs(
      PhoneDebt debt,
      Promising promising,
      Raising raising,
      ObjectProvider<CallLedger> calls,
      Clock clock,
      PlatformTransactionManager transactions) {
    this.debt = debt;
    this.promising = promising;
    this.raising = raising;
    this.calls = calls;
    this.clock = clock;
    this.within = new TransactionTemplate(transactions);
    this.within.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
  }

  /**
   * Books the promise as it stands.
   *
   * @return why not, in the caller's words; empty when it is booked
   */
  Optional<String> promise(Talk talk) {
    Place at = talk.at();
    Promising.Wanted wanted =
        new Promising.Wanted(
            talk.nextKey(), debt.wished(talk), at.amount, at.day, "phone", null, proof(talk));
    return tried(
        talk,
        () -> {
          if (wanted.items().isEmpty()) {
            return Optional.of(talk.words().of("phone.gone"));
          }
          promising.take(debt.visit(talk), wanted);
          noted(talk, "promise", "Promised to pay by %s.".formatted(at.day));
          return Optional.empty();
        });
  }

  /**
   * What the caller has said of it, and what was read back and confirmed: a day and a sum in a few
   * keys prove nothing by themselves.
   */
  private SaidSentence proof(Talk talk) {
    Place at = talk.at();
    int room = SaidSentence.LONGEST - BESIDE.length() - at.readBackWords.length();
    String said = at.said == null ? "" : at.said.substring(0, Math.min(room, at.said.length()));
    return new SaidSentence(
        SaidSentence.LINE,
        talk.call().id(),
        said.isEmpty() ? at.readBackWords : said + BESIDE + at.readBackWords,
        0,
        0,
        null,
        clock.instant());
  }

  /**
   * Raises the dispute as it stands, about all of the invoice that is not in dispute yet.
   *
   * @return why not, in the caller's words; empty when it is raised
   */
  Optional<String> dispute(Talk talk) {
    Place at = talk.at();
    String key = talk.nextKey();
    return tried(
        talk,
        () -> {
          Optional<OpenItem> item = debt.chosen(talk);
          if (item.isEmpty()) {
            return Optional.of(talk.words().of("phone.gone"));
          }
          raising.raise(
              List.of(
                  NewDispute.whole(
                      key, item.get().id(), at.reason, at.words, "phone", Promises.CUSTOMER)),
              List.of());
          noted(talk, "dispute", "Disputed invoice %s.".formatted(item.get().item().number()));
          return Optional.empty();
        });
  }

  private Optional<String> tried(Talk talk, Supplier<Optional<String>> act) {
    try {
      return within.execute(tx -> act.get());
    } catch (Refused refused) {
      return Optional.of(refused.getMessage());
    } catch (BrokenRule refused) {
      LOG.info("Refused in call {}: {}", talk.call().id(), refused.getMessage());
      return Optional.of(talk.words().of("phone.refused"));
    }
  }

  private void noted(Talk talk, String outcome, String what) {
    calls.ifAvailable(record -> record.noted(talk.call().id(), outcome, what));
  }
}
