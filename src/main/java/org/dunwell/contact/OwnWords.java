package org.dunwell.contact;

import java.util.ArrayList;
import java.util.List;
import org.dunwell.contact.templates.Rendered;
import org.dunwell.platform.BrokenRule;

/**
 * What somebody has written for one letter, beside the words of its template. Plain text: places
 * and blocks of templates mean nothing in it.
 *
 * @param above whether it stands above the statement, else beneath it
 */
public record OwnWords(String text, boolean above) {

  /** About half a page; who has more to say writes a mail. */
  public static final int LENGTH = 2_000;

  public OwnWords {
    text = text == null ? "" : text.replace("\r", "").strip();
    if (text.isEmpty()) {
      throw new BrokenRule("There are no words. Write some, or take your words back.");
    }
    if (text.length() > LENGTH) {
      throw new BrokenRule(
          "Your words have %,d characters; %,d is the most. Shorten them, or write a mail."
              .formatted(text.length(), LENGTH));
    }
    if (text.chars().anyMatch(c -> c < ' ' && c != '\n' && c != '\t')) {
      throw new BrokenRule("Your words contain a control character. Type them as plain text.");
    }
  }

  /** The parts of a letter with these words where they belong. */
  List<Rendered.Part> into(List<Rendered.Part> parts) {
    List<Rendered.Part> all = new ArrayList<>(parts);
    all.addAll(place(parts), paragraphs());
    return List.copyOf(all);
  }

  /** Beside the statement; a letter without one has them after its first paragraph. */
  private int place(List<Rendered.Part> parts) {
    for (int i = 0; i < parts.size(); i++) {
      if (parts.get(i).drawn() && parts.get(i).block().equals("statement")) {
        return above ? i : i + 1;
      }
    }
    return Math.min(1, parts.size());
  }

  private List<Rendered.Part> paragraphs() {
    List<Rendered.Part> paragraphs = new ArrayList<>();
    for (String paragraph : text.split("\n[ \t]*\n\\s*")) {
      paragraphs.add(new Rendered.Part(null, paragraph.strip()));
    }
    return paragraphs;
  }
}
