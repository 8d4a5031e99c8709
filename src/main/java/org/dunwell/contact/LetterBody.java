package org.dunwell.contact;

import java.util.List;
import org.dunwell.contact.StatementSheet.Line;
import org.dunwell.contact.StatementSheet.Pair;
import org.dunwell.contact.StatementSheet.Section;
import org.dunwell.contact.StatementSheet.Total;

/**
 * The parts of a letter in their order; the HTML template reads it, {@link #text()} writes it
 * plain.
 *
 * @param paragraphs before the statement
 * @param after what stands behind the statement and the link
 */
record LetterBody(
    String salutation,
    List<String> paragraphs,
    StatementSheet sheet,
    String link,
    String linkUntil,
    List<String> after) {

  private static final int WIDTH = 76;

  String text() {
    StringBuilder text = new StringBuilder();
    paragraph(text, salutation);
    paragraphs.forEach(line -> paragraph(text, line));
    text.append(sheet.title()).append('\n');
    sheet.sections().forEach(section -> section(text, section));
    text.append('\n');
    bank(text);
    text.append(word("link.text")).append(":\n").append(link).append('\n');
    paragraph(text, linkUntil);
    after.forEach(line -> paragraph(text, line));
    text.append(word("closing")).append("\n\n").append(word("department")).append('\n');
    text.append(String.join("\n", sheet.company())).append('\n');
    return text.toString().replace('\u00a0', ' ');
  }

  private void section(StringBuilder text, Section section) {
    text.append('\n').append(row(headings(), section.currency())).append('\n');
    text.append("-".repeat(WIDTH)).append('\n');
    for (Line line : section.lines().subList(0, shown(section))) {
      text.append(
          row(new String[] {line.number(), line.issued(), line.due(), line.late()}, line.open()));
      text.append('\n');
      if (!line.note().isEmpty()) {
        text.append("    (").append(line.note()).append(")\n");
      }
    }
    if (more(section) > 0) {
      text.append(moreText(section)).append('\n');
    }
    section.credits().forEach(credit -> text.append(sum(credit.label(), credit.value())));
    text.append("-".repeat(WIDTH)).append('\n');
    for (Total total : section.totals()) {
      text.append(sum(total.label(), total.amount()));
    }
  }

  private String[] headings() {
    return new String[] {
      word("column.invoice"), word("column.issued"), word("column.due"), word("column.late")
    };
  }

  private static String row(String[] cells, String last) {
    return String.format("%-18s %-12s %-12s %-17s", (Object[]) cells) + right(last, 13);
  }

  private static String sum(String label, String amount) {
    String start = label.length() > WIDTH - 20 ? label + "\n" : label;
    int used = start.length() - (start.lastIndexOf('\n') + 1);
    return (start + right(amount, WIDTH - used)).stripTrailing() + "\n";
  }

  private static String right(String text, int width) {
    return " ".repeat(Math.max(1, width - text.length())) + text;
  }

  /** How many lines of a section stand in the letter. */
  public int shown(Section section) {
    return Math.min(section.lines().size(), Letters.LINES);
  }

  /** How many do not. */
  public int more(Section section) {
    return section.lines().size() - shown(section);
  }

  public String moreText(Section section) {
    return word("statement.more", more(section));
  }

  String word(String code, Object... values) {
    return sheet.words().of(code, values);
  }

  private void bank(StringBuilder text) {
    text.append(word("bank.title")).append('\n');
    if (sheet.bank().isEmpty()) {
      text.append(word("bank.onInvoice")).append('\n');
    }
    for (Pair pair : sheet.bank()) {
      text.append(String.format("%-18s %s\n", pair.label() + ":", pair.value()));
    }
    text.append('\n');
  }

  private static void paragraph(StringBuilder text, String paragraph) {
    int column = 0;
    for (String word : paragraph.split(" ")) {
      if (column > 0 && column + 1 + word.length() > WIDTH) {
        text.append('\n');
        column = 0;
      }
      text.append(column == 0 ? "" : " ").append(word);
      column += word.length() + (column == 0 ? 0 : 1);
    }
    text.append("\n\n");
  }
}
