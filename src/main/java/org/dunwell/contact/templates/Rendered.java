package org.dunwell.contact.templates;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A template whose places are filled.
 *
 * @param subject one line
 * @param text paragraphs, an empty line between two; a paragraph that is {@code [[pay link]]} or
 *     another block of {@link #BLOCKS} is drawn by whoever lays the text out
 */
public record Rendered(String subject, String text) {

  /** Where it stands, the documents of the invoices that are asked for go along with the mail. */
  public static final String DOCUMENTS = "invoice documents";

  /** What can stand between paragraphs and is drawn, not written. */
  public static final List<String> BLOCKS =
      List.of("statement", "bank details", "pay link", DOCUMENTS);

  private static final Pattern BLOCK = Pattern.compile("\\[\\[([^\\[\\]]+)]]");

  /**
   * A paragraph or a block.
   *
   * @param block the name of a block; null for a paragraph
   * @param text the paragraph, its line breaks kept; null for a block
   */
  public record Part(String block, String text) {

    /** Whether it is a block. */
    public boolean drawn() {
      return block != null;
    }

    /** The lines of a paragraph. */
    public List<String> lines() {
      return Arrays.asList(text.split("\n"));
    }
  }

  /** Paragraphs and blocks in their order; unknown blocks are read as text. */
  public List<Part> parts() {
    return partsOf(text);
  }

  /** The parts of a text that somebody typed. */
  public static List<Part> partsOf(String text) {
    List<Part> parts = new ArrayList<>();
    for (String paragraph : text.replace("\r", "").split("\n[ \t]*\n\\s*")) {
      String stripped = paragraph.strip();
      Matcher block = BLOCK.matcher(stripped);
      if (block.matches() && BLOCKS.contains(block.group(1).strip())) {
        parts.add(new Part(block.group(1).strip(), null));
      } else if (!stripped.isEmpty()) {
        parts.add(new Part(null, stripped));
      }
    }
    return List.copyOf(parts);
  }
}
