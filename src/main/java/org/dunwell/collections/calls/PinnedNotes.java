package org.dunwell.collections.calls;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;
import org.dunwell.platform.calendar.DayWords;
import org.dunwell.receivables.Customer;
import org.dunwell.receivables.notes.Note;
import org.dunwell.receivables.notes.Notes;
import org.springframework.stereotype.Component;

/** What is pinned on a customer's page, for whoever is about to talk to it. */
@Component
class PinnedNotes {

  /** The engine keeps up to 4,000 characters of an input; five notes have to fit. */
  private static final int LONGEST = 700;

  private final Notes notes;

  PinnedNotes(Notes notes) {
    this.notes = notes;
  }

  /** Newest first, with a line between them; null when nothing is pinned. */
  String of(Customer customer) {
    List<Note> pinned = notes.pinned(List.of(customer.id()));
    return pinned.isEmpty()
        ? null
        : pinned.stream()
            .map(note -> words(note, customer.timeZone()))
            .collect(Collectors.joining("\n\n"));
  }

  private static String words(Note note, ZoneId zone) {
    String head =
        "%s, %s%s: "
            .formatted(
                DayWords.of(LocalDate.ofInstant(note.writtenAt(), zone)),
                note.author(),
                note.invoiceNumber() == null ? "" : ", invoice " + note.invoiceNumber());
    String words = head + note.text();
    return words.length() <= LONGEST ? words : words.substring(0, cut(words)) + " …";
  }

  /** Never through the middle of a character. */
  private static int cut(String words) {
    int end = LONGEST - 2;
    return Character.isHighSurrogate(words.charAt(end - 1)) ? end - 1 : end;
  }
}
