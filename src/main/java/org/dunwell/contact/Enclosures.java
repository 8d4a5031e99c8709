package org.dunwell.contact;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dunwell.contact.templates.Words;
import org.dunwell.receivables.Statement;
import org.dunwell.receivables.documents.InvoiceDocuments;

/**
 * The documents that go along with a mail where its words say so: of the invoices it asks for, the
 * oldest due first, as many as one mail carries.
 *
 * @param files in that order
 * @param numbers of the invoices whose documents these are
 * @param others numbers of those that are asked for and whose documents do not go along
 */
public record Enclosures(
    List<InvoiceDocuments.Line> files, List<String> numbers, List<String> others) {

  /** Many mail servers refuse more than 10 MB once it is encoded, which adds a third. */
  static final long MOST_BYTES = 7 * 1024 * 1024;

  private static final int MOST_FILES = 20;

  /** Numbers that are named in a sentence. */
  private static final int MOST_NAMED = 20;

  /** Nothing goes along. */
  public static final Enclosures NONE = new Enclosures(List.of(), List.of(), List.of());

  /**
   * Chooses.
   *
   * @param statement what the letter shows
   * @param asked the invoices it asks for
   * @param there the documents there are, by invoice
   */
  static Enclosures of(
      Statement statement, Set<Long> asked, Map<Long, InvoiceDocuments.Line> there) {
    List<InvoiceDocuments.Line> files = new ArrayList<>();
    List<String> numbers = new ArrayList<>();
    List<String> others = new ArrayList<>();
    long bytes = 0;
    for (Statement.Item item : oldestFirst(statement, asked)) {
      InvoiceDocuments.Line document = there.get(item.invoiceId());
      boolean fits =
          document != null && files.size() < MOST_FILES && bytes + document.size() <= MOST_BYTES;
      if (fits) {
        files.add(document);
        numbers.add(item.number());
        bytes += document.size();
      } else {
        others.add(item.number());
      }
    }
    return new Enclosures(List.copyOf(files), List.copyOf(numbers), List.copyOf(others));
  }

  private static List<Statement.Item> oldestFirst(Statement statement, Set<Long> asked) {
    return statement.items().stream()
        .filter(item -> asked.contains(item.invoiceId()))
        .sorted(
            java.util.Comparator.comparing(Statement.Item::dueOn)
                .thenComparing(Statement.Item::invoiceId))
        .toList();
  }

  /** What the letter says of them; nothing when nothing goes along. */
  List<String> sentences(Words words) {
    if (files.isEmpty()) {
      return List.of();
    }
    List<String> sentences = new ArrayList<>();
    sentences.add(
        numbers.size() == 1
            ? words.of("enclosed.one", numbers.get(0))
            : words.of("enclosed.several", numbers.size(), named(numbers)));
    if (!others.isEmpty()) {
      sentences.add(words.of("enclosed.others", named(others)));
    }
    return sentences;
  }

  private static String named(List<String> numbers) {
    int most = Math.min(MOST_NAMED, numbers.size());
    return String.join(", ", numbers.subList(0, most)) + (most < numbers.size() ? ", …" : "");
  }
}
