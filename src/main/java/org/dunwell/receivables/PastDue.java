package org.dunwell.receivables;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Component;

/** What is past due, and how much of it may be collected. */
@Component
public class PastDue {

  private final PastDueMapper mapper;

  PastDue(PastDueMapper mapper) {
    this.mapper = mapper;
  }

  /**
   * The facts about these invoices, in id order, by one statement; unknown ids are left out.
   * Unapplied cash and credit notes are netted against what is past due and not blocked of the same
   * customer, selling entity and currency, oldest due first, whether or not it is among those
   * asked.
   *
   * @param invoiceIds thousands at most
   * @param asOf decides what day it is in each selling entity's zone; amounts are today's
   */
  public List<PastDueFacts> of(Collection<Long> invoiceIds, Instant asOf) {
    return of(invoiceIds, asOf, null);
  }

  /**
   * As {@link #of}, but as if some blocks were not there.
   *
   * @param sources what the sources of those blocks begin with
   */
  public List<PastDueFacts> apartFrom(String sources, Collection<Long> invoiceIds, Instant asOf) {
    return of(invoiceIds, asOf, sources);
  }

  private List<PastDueFacts> of(Collection<Long> invoiceIds, Instant asOf, String apartFrom) {
    return invoiceIds.isEmpty()
        ? List.of()
        : mapper.of(invoiceIds.toArray(Long[]::new), asOf, apartFrom);
  }
}
