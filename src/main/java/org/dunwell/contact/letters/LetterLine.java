package org.dunwell.contact.letters;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dunwell.contact.templates.Words;
import org.dunwell.platform.Money;

/**
 * A letter in a list of letters.
 *
 * @param amounts what is open on it, by currency, such as {@code 1200.50 EUR}, one after the other
 * @param address lines of the recipient
 * @param pages null while it is not printed
 * @param cameBack the post brought it back
 * @param replyUnread a reply of the customer is unread; a letter that waits goes on waiting
 */
public record LetterLine(
    long messageId,
    String customerNumber,
    String customerName,
    String subject,
    String tone,
    String address,
    int invoices,
    String amounts,
    Integer pages,
    String state,
    Instant writtenAt,
    boolean replyUnread) {

  /** The recipient in one line. */
  public String recipient() {
    return address.replace("\n", ", ");
  }

  public boolean cameBack() {
    return state.equals("bounced");
  }

  /** One amount per currency, as our people read it. */
  public List<String> sums() {
    return written(money().toList());
  }

  /** The sums of several letters, one per currency by its code, as our people read them. */
  static List<String> totals(List<LetterLine> lines) {
    Map<Currency, Money> totals =
        lines.stream()
            .flatMap(LetterLine::money)
            .collect(
                Collectors.toMap(
                    Money::currency,
                    Function.identity(),
                    Money::plus,
                    () -> new TreeMap<>(Comparator.comparing(Currency::getCurrencyCode))));
    return written(totals.values());
  }

  private Stream<Money> money() {
    return Stream.of(amounts.split(" \\+ "))
        .filter(sum -> !sum.isEmpty())
        .map(sum -> sum.split(" "))
        .map(sum -> Money.of(sum[0], sum[1]));
  }

  private static List<String> written(Collection<Money> sums) {
    return sums.stream()
        .map(sum -> Words.in("en").amount(sum.amount(), sum.currency().getCurrencyCode()))
        .toList();
  }
}
