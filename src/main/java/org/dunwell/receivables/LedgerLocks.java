package org.dunwell.receivables;

import java.util.Collection;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Whoever changes what is owed takes the customers' rows first, all of them at once and in id
 * order: so nobody waits in a circle, and what is read after the lock stays true until the end of
 * the transaction. The locks do not hinder new rows that point at the customer.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class LedgerLocks {

  private final LockMapper mapper;

  LedgerLocks(LockMapper mapper) {
    this.mapper = mapper;
  }

  /** These customers, all for whom they pay, and their daughters. */
  public void payers(Collection<Long> customerIds) {
    mapper.payers(customerIds.toArray(Long[]::new));
  }

  /**
   * The payers of these payments, all for whom they pay, their daughters, and whose invoices were
   * paid by them.
   */
  void payments(Long[] paymentIds) {
    mapper.payments(paymentIds);
  }

  void creditNotes(Long[] creditNoteIds) {
    mapper.creditNotes(creditNoteIds);
  }

  /** The customers of these invoices. */
  public void invoices(Long[] invoiceIds) {
    mapper.invoices(invoiceIds);
  }
}
