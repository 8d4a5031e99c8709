package org.dunwell.promises.proposals;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.dunwell.promises.evidence.SaidSentence;
import org.dunwell.promises.spoken.SpokenPromise;

/**
 * A sentence that promises, and what it comes to.
 *
 * @param key names the sentence, such as {@code 17-43200}: the call and where it begins
 * @param date the day promised; null: none was named
 * @param amount at most what can be promised of the invoices; null: all of it
 * @param currency ISO 4217; null when nothing is past due
 * @param invoiceIds what is past due and can be promised, the oldest due first; may be empty
 * @param basis of what it is a part or all, such as {@code 1,650.00 EUR past due with Nordwerk
 *     GmbH}; null when the amount was named as such, or nobody knows
 * @param missing what whoever takes it over has to say, as what they meant is not clear
 * @param explained what is not as it was said, and why, in sentences; null when it is
 * @param foundBy the phrase that made it a promise, and why
 */
public record Proposal(
    String key,
    SaidSentence said,
    LocalDate date,
    BigDecimal amount,
    String currency,
    List<Long> invoiceIds,
    String basis,
    Missing missing,
    String explained,
    String foundBy) {

  /** What is not clear where money is owed in several currencies, or to several of us. */
  public enum Missing {
    NOTHING,
    INVOICES,
    INVOICES_AND_AMOUNT;

    static Missing of(SpokenPromise said, List<Owed> owed) {
      if (owed.size() < 2) {
        return NOTHING;
      }
      return said.amount() == null ? INVOICES : INVOICES_AND_AMOUNT;
    }
  }

  public Proposal {
    invoiceIds = List.copyOf(invoiceIds);
  }

  /** The same, of those invoices only that are spoken about here. */
  public Proposal among(List<Long> offered) {
    return new Proposal(
        key,
        said,
        date,
        amount,
        currency,
        invoiceIds.stream().filter(offered::contains).toList(),
        basis,
        missing,
        explained,
        foundBy);
  }
}
