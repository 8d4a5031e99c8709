package org.dunwell.payments;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import org.dunwell.receivables.SellingEntities;
import org.springframework.stereotype.Component;

/** On which day of the ledger something was that Stripe says the moment of. */
@Component
class PaymentDays {

  private final SellingEntities entities;
  private final Clock clock;

  PaymentDays(SellingEntities entities, Clock clock) {
    this.entities = entities;
    this.clock = clock;
  }

  /** In the selling entity's zone, and never in the future: clocks differ. */
  LocalDate of(long sellingEntityId, Instant at) {
    Instant now = clock.instant();
    return entities.byId(sellingEntityId).dayAt(at.isAfter(now) ? now : at);
  }

  LocalDate today(long sellingEntityId) {
    return of(sellingEntityId, clock.instant());
  }
}
