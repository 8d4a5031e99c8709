package org.dunwell.collections.calls;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.dunwell.contact.phone.PhoneCall;
import org.dunwell.contact.phone.PhoneCalls;
import org.dunwell.platform.BrokenRule;
import org.dunwell.promises.evidence.Evidence;
import org.dunwell.promises.proposals.CallProposals;
import org.dunwell.promises.proposals.Proposal;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What was said over the line and waits for somebody to enter what came of it, and what somebody
 * notes while they talk.
 */
@Component
public class PhoneTalks {

  /** Who talked on Friday enters it on Monday; what lies further back was about something else. */
  private static final Duration ENTERED_WITHIN = Duration.ofDays(3);

  /** Calls of one customer in that time; the newest one counts. */
  private static final int MOST_CALLS = 20;

  private final PhoneCalls calls;
  private final CallProposals proposals;
  private final Evidence evidence;
  private final PhoneTalkMapper mapper;
  private final Clock clock;

  PhoneTalks(
      PhoneCalls calls,
      CallProposals proposals,
      Evidence evidence,
      PhoneTalkMapper mapper,
      Clock clock) {
    this.calls = calls;
    this.proposals = proposals;
    this.evidence = evidence;
    this.mapper = mapper;
    this.clock = clock;
  }

  /**
   * The last talk of one of us with a customer of which nobody has entered the outcome.
   *
   * @param offered the invoices that are spoken about
   */
  PhoneTalk toEnter(long customerId, List<Long> offered) {
    Instant since = clock.instant().minus(ENTERED_WITHIN);
    List<Long> recent =
        calls.ofCustomer(customerId, MOST_CALLS).stream()
            .filter(call -> call.user() != null)
            .filter(call -> lastHeardOf(call).isAfter(since))
            .map(PhoneCall::id)
            .toList();
    Set<Long> entered = Set.copyOf(mapper.entered(recent.toArray(Long[]::new)));
    return recent.stream()
        .filter(id -> !entered.contains(id))
        .findFirst()
        .map(id -> of(id, offered))
        .orElse(PhoneTalk.NONE);
  }

  /** One that goes on is of now; one that nobody answered has only an end. */
  private Instant lastHeardOf(PhoneCall call) {
    return call.endedAt() == null ? clock.instant() : call.endedAt();
  }

  /** The talk of a call of the line; none for null. */
  PhoneTalk of(Long phoneCallId, List<Long> offered) {
    return phoneCallId == null
        ? PhoneTalk.NONE
        : new PhoneTalk(
            phoneCallId,
            calls.of(phoneCallId).direction().equals("outbound"),
            note(phoneCallId),
            proposals.of(phoneCallId).stream().map(one -> one.among(offered)).toList());
  }

  /** What was typed during a call; null for nothing. */
  public String note(long phoneCallId) {
    return mapper.note(phoneCallId).filter(note -> !note.isBlank()).orElse(null);
  }

  /**
   * Keeps what somebody types during a call in place of what stood there.
   *
   * @throws BrokenRule when it is longer than a note of an outcome may be
   */
  @Transactional
  public void note(long phoneCallId, String note, String by) {
    String text = note == null ? "" : note.strip();
    if (text.length() > CallReport.NOTE_LENGTH) {
      throw new BrokenRule(
          "The note has %d characters; at most %d are kept. Shorten it."
              .formatted(text.length(), CallReport.NOTE_LENGTH));
    }
    mapper.keepNote(phoneCallId, text, by, clock.instant());
  }

  /** The entry of what came of a call of the line as it holds; null when nobody has entered it. */
  public Call entry(long phoneCallId) {
    return mapper.entry(phoneCallId).orElse(null);
  }

  /** The promise that was taken in the entry of a call of the line; null for none. */
  public Long promise(long phoneCallId) {
    return mapper.promise(phoneCallId).orElse(null);
  }

  /** Sentences of a call whose promise was entered before anybody could read them. */
  public List<Proposal> unproven(long phoneCallId) {
    Long promise = promise(phoneCallId);
    return promise == null || evidence.of(List.of(promise)).containsKey(promise)
        ? List.of()
        : proposals.of(phoneCallId);
  }

  /**
   * Says which sentence proves the promise that was taken in a call.
   *
   * @param key see {@link Proposal#key()}
   * @throws BrokenRule when no promise was taken in it, or the sentence is none of its own
   */
  @Transactional
  public void prove(long phoneCallId, String key, String by) {
    Long promise = promise(phoneCallId);
    if (promise == null) {
      throw new BrokenRule("No promise was taken in this call that a sentence could prove.");
    }
    Proposal proposal =
        proposals.of(phoneCallId).stream()
            .filter(one -> one.key().equals(key))
            .findFirst()
            .orElseThrow(
                () -> new BrokenRule("This sentence is not in the call's transcript. Reload it."));
    evidence.keep(promise, proposal.said(), by);
  }
}
