package org.dunwell.contact.phone;

import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.dunwell.platform.BrokenRule;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What the line has said, kept under the number of the step, so that a request that comes again
 * gets the same answer.
 */
@Component
class LineSteps {

  private static final Logger log = LoggerFactory.getLogger(LineSteps.class);

  /**
   * What the line says in a step.
   *
   * @param kind what kind of answer follows on it
   * @param users whom it tries to reach, the next one first
   */
  record Said(String kind, List<String> users, String document) {

    Said(String kind, String document) {
      this(kind, List.of(), document);
    }
  }

  /** Finds out what is to be said. */
  interface Turn {
    Said of(CallRow call);
  }

  private final PhoneCallMapper mapper;
  private final TransactionTemplate transaction;
  private final Clock clock;

  LineSteps(PhoneCallMapper mapper, TransactionTemplate transaction, Clock clock) {
    this.mapper = mapper;
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * The words of a step. A turn speaks in a transaction of its own; when it fails, so does nothing
   * else, and the other one speaks.
   */
  String said(long callId, int step, Turn turn, Turn otherwise) {
    try {
      return transaction.execute(any -> kept(callId, step, turn));
    } catch (RuntimeException failure) {
      log.error("The line has lost its words in call {}, step {}", callId, step, failure);
      return transaction.execute(any -> kept(callId, step, otherwise));
    }
  }

  private String kept(long callId, int step, Turn turn) {
    CallRow call = mapper.lock(callId).orElseThrow();
    String name = Integer.toString(step);
    Optional<PhoneCallMapper.Step> before = mapper.step(callId, name);
    if (before.isPresent()) {
      return before.get().document();
    }
    Said said = turn.of(call);
    mapper.insertStep(
        callId,
        name,
        new PhoneCallMapper.Step(said.kind(), said.users().toArray(String[]::new), said.document()),
        clock.instant());
    return said.document();
  }

  /**
   * What was said in a step.
   *
   * @throws BrokenRule when nothing was
   */
  Said before(CallRow call, int step) {
    return mapper
        .step(call.id(), Integer.toString(step))
        .map(said -> new Said(said.kind(), Arrays.asList(said.users()), said.document()))
        .orElseThrow(() -> new BrokenRule("Step %d was never said.".formatted(step)));
  }
}
