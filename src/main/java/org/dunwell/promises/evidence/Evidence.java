package org.dunwell.promises.evidence;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.dunwell.platform.BrokenRule;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The sentences that prove promises: kept, and looked up. None is ever changed or deleted. */
@Component("promiseEvidence")
public class Evidence {

  private final ProofMapper mapper;
  private final Clock clock;

  Evidence(ProofMapper mapper, Clock clock) {
    this.mapper = mapper;
    this.clock = clock;
  }

  /**
   * Keeps a sentence with a promise that was taken already; the same one a second time changes
   * nothing.
   *
   * @param by user id of whoever says that it proves the promise; {@code customer} for the customer
   * @throws BrokenRule when the sentence is empty, too long, or lies nowhere in a recording
   */
  @Transactional
  public void keep(NewEvidence wanted, String by) {
    Instant said =
        wanted.callId() == null
            ? clock.instant()
            : mapper.begun(wanted.callId()).orElseGet(clock::instant);
    keep(
        wanted.promiseId(),
        new SaidSentence(
            wanted.channel(),
            wanted.callId(),
            wanted.sentence(),
            wanted.startMillis(),
            wanted.endMillis(),
            wanted.recordingSha256(),
            said),
        by);
  }

  /** The same with what is known of the sentence; see {@link #keep(NewEvidence, String)}. */
  @Transactional
  public void keep(long promiseId, SaidSentence said, String by) {
    mapper.insert(promiseId, said, by, clock.instant());
  }

  /** What proves these promises, by promise; those without are left out. One statement. */
  public Map<Long, List<Proof>> of(Collection<Long> promiseIds) {
    return promiseIds.isEmpty()
        ? Map.of()
        : mapper.ofPromises(promiseIds.toArray(Long[]::new)).stream()
            .collect(Collectors.groupingBy(Proof::promiseId));
  }

  /** What was taken over from a call, in the order in which it was said. */
  public List<Proof> ofCall(long callId) {
    return mapper.ofCalls(new Long[] {callId});
  }
}
