package org.dunwell.receivables;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.dunwell.platform.NotThere;
import org.springframework.stereotype.Component;

/** What we charged. */
@Component
public class Invoices {

  /** The most invoices one page holds. */
  public static final int PAGE = 1_000;

  private final InvoiceMapper mapper;

  Invoices(InvoiceMapper mapper) {
    this.mapper = mapper;
  }

  /**
   * @throws NotThere when there is none with this id
   */
  public Invoice byId(long id) {
    return byIds(List.of(id)).stream()
        .findFirst()
        .orElseThrow(() -> new NotThere("invoice", Long.toString(id)));
  }

  /** Those there are, in id order; one statement. */
  public List<Invoice> byIds(Collection<Long> ids) {
    return ids.isEmpty() ? List.of() : mapper.byIds(ids.toArray(Long[]::new));
  }

  /** The invoice of that number of one selling entity. */
  public Optional<Invoice> byNumber(long sellingEntityId, String number) {
    return byNumber(number).stream()
        .filter(invoice -> invoice.sellingEntityId() == sellingEntityId)
        .findFirst();
  }

  /** Every selling entity's invoice of that number; two of ours may use the same. */
  public List<Invoice> byNumber(String number) {
    return number == null ? List.of() : byNumbers(List.of(number));
  }

  /** Every selling entity's invoices of these numbers, in id order; one statement. */
  public List<Invoice> byNumbers(Collection<String> numbers) {
    return numbers.isEmpty() ? List.of() : mapper.byNumbers(numbers.toArray(String[]::new));
  }

  public List<Invoice> list(InvoiceFilter filter) {
    return mapper.list(filter);
  }

  /** How many there are on all pages of this filter together. */
  public long count(InvoiceFilter filter) {
    return mapper.count(filter);
  }

  /** Its parts, by due date. */
  public List<Instalment> instalments(long invoiceId) {
    return mapper.instalments(new Long[] {invoiceId});
  }

  /** The parts of several invoices, by invoice and due date; one statement. */
  public List<Instalment> instalments(Collection<Long> invoiceIds) {
    return invoiceIds.isEmpty() ? List.of() : mapper.instalments(invoiceIds.toArray(Long[]::new));
  }

  /** What closed which part of it, reversed ones too, oldest first. */
  public List<Allocation> allocations(long invoiceId) {
    return mapper.allocations(invoiceId);
  }
}
