package org.dunwell.receivables.notes;

import org.dunwell.platform.BrokenRule;

/** Somebody else's note is to be changed or deleted by a person who manages no collectors. */
public class NoteNotYours extends BrokenRule {

  NoteNotYours(Note note) {
    super(
        "This note is %s's. Its author or a credit manager may change or delete it; write one of your own."
            .formatted(note.author()));
  }
}
