package org.dunwell.receivables.notes;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.NotThere;
import org.dunwell.platform.Timeline;
import org.dunwell.platform.security.Group;
import org.dunwell.platform.security.Users;
import org.dunwell.receivables.Access;
import org.dunwell.receivables.Invoices;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What people write down about a customer or an invoice. Every note stands on the timeline too, and
 * with it what it said before somebody changed or deleted it.
 */
@Component
public class Notes {

  /** More on top of a page than this, and nobody reads any of it. */
  public static final int MOST_PINNED = 5;

  /** The most notes one page holds. */
  public static final int PAGE = 200;

  private static final int LONGEST_KEY = 200;

  private final NoteMapper mapper;
  private final Invoices invoices;
  private final Access access;
  private final Users users;
  private final Timeline timeline;
  private final Clock clock;

  Notes(
      NoteMapper mapper,
      Invoices invoices,
      Access access,
      Users users,
      Timeline timeline,
      Clock clock) {
    this.mapper = mapper;
    this.invoices = invoices;
    this.access = access;
    this.users = users;
    this.timeline = timeline;
    this.clock = clock;
  }

  /**
   * Writes a note down; under a key that is known it changes nothing.
   *
   * @throws BrokenRule when it says nothing or too much, when the invoice is not the customer's, or
   *     when as many are pinned as may be
   */
  @Transactional
  public Note add(NewNote wanted) {
    NewNote note =
        new NewNote(
            key(wanted.key()),
            wanted.customerId(),
            wanted.invoiceId(),
            NoteText.of(wanted.text()),
            wanted.pinned(),
            wanted.by());
    checkInvoice(note);
    mapper.lock(note.customerId());
    Long id = mapper.insert(note, clock.instant());
    if (id == null) {
      return sameAs(note);
    }
    if (note.pinned()) {
      checkPinned(note.customerId());
    }
    Note written = byId(note.customerId(), id);
    say(written, note.by(), "Note: " + written.text());
    return written;
  }

  /** The writer's own name for it must be the name of one thing. */
  private Note sameAs(NewNote note) {
    return mapper
        .byKey(note.customerId(), note.key())
        .filter(there -> there.text().equals(note.text()))
        .orElseThrow(
            () ->
                new BrokenRule(
                    "There is another note with the key %s. Give this one a key of its own."
                        .formatted(note.key())));
  }

  private static String key(String key) {
    if (key != null && (key.isBlank() || key.length() > LONGEST_KEY)) {
      throw new BrokenRule("A key has 1 to %d characters; or leave it out.".formatted(LONGEST_KEY));
    }
    return key;
  }

  private void checkInvoice(NewNote note) {
    if (note.invoiceId() == null) {
      return;
    }
    boolean own =
        access.toInvoice(note.invoiceId())
            && invoices.byId(note.invoiceId()).customerId() == note.customerId();
    if (!own) {
      throw new NotThere("invoice of this customer", Long.toString(note.invoiceId()));
    }
  }

  /**
   * Lets a note say something else.
   *
   * @throws NoteNotYours when it is another's and {@code by} is no credit manager
   * @throws BrokenRule when somebody else has changed it since it was read, or as many are pinned
   *     as may be
   */
  @Transactional
  public Note change(long customerId, long id, NoteChange wanted, String by) {
    String words = NoteText.of(wanted.text());
    mapper.lock(customerId);
    Note before = ownOf(customerId, id, by);
    if (before.version() != wanted.version()) {
      throw new BrokenRule(
          "%s has changed this note meanwhile. Read it again, then change it."
              .formatted(before.changedBy()));
    }
    if (!words.equals(before.text())) {
      mapper.change(id, wanted.version(), words, by, clock.instant());
      say(before, by, "Note changed: %s\nBefore it said: %s".formatted(words, before.text()));
    }
    if (wanted.pinned() != null) {
      pin(customerId, id, wanted.pinned());
    }
    return byId(customerId, id);
  }

  /**
   * Deletes a note; what it said stays on the timeline.
   *
   * @throws NoteNotYours when it is another's and {@code by} is no credit manager
   */
  @Transactional
  public void delete(long customerId, long id, String by) {
    mapper.lock(customerId);
    Note before = ownOf(customerId, id, by);
    mapper.delete(id);
    say(before, by, "Note deleted. It said: " + before.text());
  }

  /**
   * Puts a note on top of the customer's page, or takes it from there; anybody may. Twice changes
   * nothing.
   *
   * @throws BrokenRule when {@value #MOST_PINNED} are there already
   */
  @Transactional
  public void pin(long customerId, long id, boolean pinned) {
    mapper.lock(customerId);
    byId(customerId, id);
    mapper.pin(id, pinned);
    if (pinned) {
      checkPinned(customerId);
    }
  }

  /** Runs under the lock and after the note is pinned, so that a refusal takes it back. */
  private void checkPinned(long customerId) {
    if (mapper.pinnedOf(customerId) > MOST_PINNED) {
      throw new BrokenRule(
          "%d notes are pinned already, which is the most. Unpin one of them first."
              .formatted(MOST_PINNED));
    }
  }

  private Note ownOf(long customerId, long id, String by) {
    Note note = byId(customerId, id);
    if (!note.author().equals(by) && !mayChangeAll(by)) {
      throw new NoteNotYours(note);
    }
    return note;
  }

  /** Whether this person may change notes of others. */
  public boolean mayChangeAll(String user) {
    return user != null && users.isIn(user, Group.CREDIT_MANAGERS);
  }

  /**
   * @throws NotThere when the customer has none with this id
   */
  public Note byId(long customerId, long id) {
    return mapper
        .byId(customerId, id)
        .orElseThrow(() -> new NotThere("note of this customer", Long.toString(id)));
  }

  /**
   * Notes of these customers, newest first.
   *
   * @param pinned only those that are, or only those that are not; null for all
   * @param before the id to go on from; null for the newest
   * @param limit at most {@link #PAGE}
   */
  public List<Note> list(Collection<Long> customerIds, Boolean pinned, Long before, int limit) {
    return mapper.list(
        customerIds.toArray(Long[]::new), pinned, before, Math.max(1, Math.min(limit, PAGE)));
  }

  /** What stands on top of these customers' pages, newest first. */
  public List<Note> pinned(Collection<Long> customerIds) {
    return list(customerIds, true, null, PAGE);
  }

  public long count(long customerId) {
    return mapper.count(customerId);
  }

  /** The notes on one invoice, newest first, at most {@link #PAGE}. */
  public List<Note> ofInvoice(long invoiceId) {
    return mapper.ofInvoice(invoiceId, PAGE);
  }

  private void say(Note note, String by, String what) {
    timeline.add(
        new Timeline.Entry(
            "receivables", "note", note.customerId(), note.invoiceId(), by, what, null));
  }
}
