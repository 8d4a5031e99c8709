package org.dunwell.contact.letters;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.dunwell.contact.PaperMessages;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.NotThere;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Letters on paper on their way to the post. A run takes what waits for one selling entity, prints
 * it in portions that survive a crash, and is made when every letter is printed; then, and only
 * then, they count as delivered. A letter that is withdrawn in the meantime leaves the run.
 */
@Component
public class LetterRuns {

  /** Letters in one run: a tray of paper; what waits beyond them makes the next run. */
  public static final int MOST = 500;

  /** The most letters that one page lists. */
  public static final int PAGE = 500;

  private final LetterRunMapper mapper;
  private final PaperMessages messages;
  private final Clock clock;

  LetterRuns(LetterRunMapper mapper, PaperMessages messages, Clock clock) {
    this.mapper = mapper;
    this.messages = messages;
    this.clock = clock;
  }

  /**
   * Letters that wait for one selling entity.
   *
   * @param letters how many
   */
  public record Waiting(long sellingEntityId, String sellingEntity, long letters) {}

  /**
   * Begins a run with the letters that wait for a selling entity, written anew where the ledger has
   * changed.
   *
   * @param by user id, or {@code system}
   * @return its id; empty when nothing waits or a run of this selling entity is printing already
   */
  @Transactional
  public Optional<Long> begin(long sellingEntityId, String by) {
    Instant now = clock.instant();
    List<Long> waiting = mapper.lockWaiting(sellingEntityId, MOST);
    messages.refresh(waiting, now);
    if (waiting.isEmpty()) {
      return Optional.empty();
    }
    Optional<Long> run = mapper.open(sellingEntityId, by, now);
    run.ifPresent(id -> mapper.join(id, waiting.toArray(Long[]::new)));
    return run;
  }

  /** How many letters wait, by selling entity. */
  public List<Waiting> waiting() {
    return mapper.waiting().stream()
        .map(w -> new Waiting(w.sellingEntityId(), w.sellingEntity(), w.letters()))
        .toList();
  }

  /** The letters that wait for a run, oldest first, at most {@link #PAGE}. */
  public List<LetterLine> waitingLetters() {
    return mapper.waitingLines(PAGE);
  }

  /**
   * Runs, latest first.
   *
   * @param before the run before which the page begins; null for the first page
   */
  public List<LetterRun> list(Long before, int limit) {
    return mapper.list(before, Math.min(limit, PAGE));
  }

  /**
   * @throws NotThere when there is none with this id
   */
  public LetterRun byId(long id) {
    return mapper.byId(id).orElseThrow(() -> new NotThere("letter run", Long.toString(id)));
  }

  /** The letters of a run in the order in which they were printed. */
  public List<LetterLine> letters(long run) {
    return mapper.lines(run, MOST);
  }

  /**
   * The post brought a letter back: its address is out of use and somebody looks for another one.
   *
   * @param by user id of who holds it in hand
   * @throws NotThere when there is no such letter
   * @throws BrokenRule when it was not posted or had come back before
   */
  @Transactional
  public void cameBack(long messageId, String by) {
    long addressee =
        mapper
            .addressee(messageId)
            .orElseThrow(() -> new NotThere("letter", Long.toString(messageId)));
    if (!messages.cameBack(messageId, addressee, by, clock.instant())) {
      throw new BrokenRule(
          "Letter %d cannot come back: it was not posted, or came back before."
              .formatted(messageId));
    }
  }
}
