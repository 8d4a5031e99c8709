package org.dunwell.receivables;

import java.time.Clock;
import org.dunwell.platform.security.Viewer;
import org.springframework.stereotype.Component;

/**
 * What Dunwell itself brings about in the ledger, as entries of the journal that goes to the ERP:
 * in the same transaction as the fact. What came from the ERP's files is its own news and no entry;
 * whatever is taken back here is one, because no file of the ERP's says so.
 */
@Component
class Postings {

  private final PostingMapper mapper;
  private final Clock clock;

  Postings(PostingMapper mapper, Clock clock) {
    this.mapper = mapper;
    this.clock = clock;
  }

  void payments(Long... ids) {
    mapper.payments(ids, by(), clock.instant());
  }

  void creditNote(long id) {
    mapper.creditNote(id, by(), clock.instant());
  }

  /** One entry for each source and invoice, however many instalments. */
  void allocated(Source.Kind kind, AllocationBooks.Columns shares) {
    if (kind != Source.Kind.SNAPSHOT) {
      mapper.allocated(shares, by(), clock.instant());
    }
  }

  void takenBack(Long[] allocationIds) {
    mapper.takenBack(allocationIds, by(), clock.instant());
  }

  void paymentReversed(long id) {
    mapper.paymentsReversed(new Long[] {id}, by(), clock.instant());
  }

  /** Money that went back, or that came in once more after all. */
  void moneyBack(long id, boolean undone) {
    mapper.moneyBack(id, undone, by(), clock.instant());
  }

  void creditNoteReversed(long id) {
    mapper.creditNoteReversed(id, by(), clock.instant());
  }

  void charges(Long[] ids) {
    mapper.charges(ids, by(), clock.instant());
  }

  private static String by() {
    String name = Viewer.name();
    return name == null ? "system" : name;
  }
}
