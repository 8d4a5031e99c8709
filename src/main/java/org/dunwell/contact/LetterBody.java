package org.dunwell.contact;

import java.util.List;
import org.dunwell.contact.StatementSheet.Line;
import org.dunwell.contact.StatementSheet.Pair;
import org.dunwell.contact.StatementSheet.Section;
import org.dunwell.contact.StatementSheet.Total;
import org.dunwell.contact.templates.Rendered;
import org.dunwell.receivables.documents.InvoiceDocuments;

/**
 * The parts of a letter in their order; the HTML template reads it, {@link #text()} writes it
 * plain.
 */
public record LetterBody(List<Rendered.Part> parts, MailLayout.Blocks blocks) {

  /** A mail with more lines than this is opened by nobody; the rest is behind the link. */
  static final int LINES = 100;

  private static final int WIDTH = 76;

  /** The whole letter as plain text, lines of at most 76 characters. */
  public String text() {
    StringBuilder text = new StringBuilder();
    for (Rendered.Part part : parts) {
      if (part.drawn()) {
        block(text, part.block());
      } else {
        part.lines().forEach(line -> line(text, line));
        text.append('\n');
      }
    }
    text.append(String.join("\n", sheet().company())).append('\n');
    return text.toString().replace('\u00a0', ' ');
  }

  private void block(StringBuilder text, String name) {
    switch (name) {
      case "statement" -> {
        text.append(sheet().title()).append('\n');
        sheet().sections().forEach(section -> section(text, section));
        text.append('\n');
      }
      case "bank details" -> bank(text);
      case Rendered.DOCUMENTS -> enclosed(text);
      default -> link(text);
    }
  }

  private void link(StringBuilder text) {
    if (blocks.link() != null) {
      text.append(word("link.text")).append(":\n").append(blocks.link()).append('\n');
      line(text, linkUntil());
      text.append('\n');
    }
  }

  private void enclosed(StringBuilder text) {
    enclosed().forEach(sentence -> line(text, sentence));
    text.append(enclosed().isEmpty() ? "" : "\n");
  }

  /** What it says of the documents that go along. */
  public List<String> enclosed() {
    return blocks.enclosed().sentences(sheet().words());
  }

  /** Those that go along: all there are where its words say so, else none. */
  List<InvoiceDocuments.Line> documents() {
    return parts.stream().anyMatch(part -> Rendered.DOCUMENTS.equals(part.block()))
        ? blocks.enclosed().files()
        : List.of();
  }

  /** Until when the link opens the statement. */
  public String linkUntil() {
    return word("link.until", sheet().words().date(blocks.linkUntil()));
  }

  /** The statement, bank details and company. */
  public StatementSheet sheet() {
    return blocks.sheet();
  }

  /** Where the statement can be seen online, or null. */
  public String link() {
    return blocks.link();
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
    return Math.min(section.lines().size(), LINES);
  }

  /** How many do not. */
  public int more(Section section) {
    return section.lines().size() - shown(section);
  }

  public String moreText(Section section) {
    return word("statement.more", more(section));
  }

  String word(String code, Object... values) {
    return sheet().words().of(code, values);
  }

  private void bank(StringBuilder text) {
    text.append(word("bank.title")).append('\n');
    if (sheet().bank().isEmpty()) {
      text.append(word("bank.onInvoice")).append('\n');
    }
    for (Pair pair : sheet().bank()) {
      text.append(String.format("%-18s %s\n", pair.label() + ":", pair.value()));
    }
    text.append('\n');
  }

  private static void line(StringBuilder text, String line) {
    int column = 0;
    for (String word : line.split(" ")) {
      if (column > 0 && column + 1 + word.length() > WIDTH) {
        text.append('\n');
        column = 0;
      }
      text.append(column == 0 ? "" : " ").append(word);
      column += word.length() + (column == 0 ? 0 : 1);
    }
    text.append('\n');
  }
}
