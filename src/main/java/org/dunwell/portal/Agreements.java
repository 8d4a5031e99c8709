package org.dunwell.portal;

import java.util.List;
import java.util.stream.Stream;
import org.dunwell.contact.templates.Words;
import org.dunwell.disputes.Dispute;
import org.dunwell.disputes.Disputes;
import org.dunwell.disputes.reasons.ReasonCode;
import org.dunwell.disputes.reasons.ReasonCodes;
import org.dunwell.promises.Promise;
import org.dunwell.promises.Promises;
import org.springframework.stereotype.Component;

/** What is agreed on or being looked into, a line each, for the customer to read. */
@Component
class Agreements {

  /** More lines than this belong on paper. */
  private static final int MOST = 30;

  private final Promises promises;
  private final Disputes disputes;
  private final ReasonCodes reasons;

  Agreements(Promises promises, Disputes disputes, ReasonCodes reasons) {
    this.promises = promises;
    this.disputes = disputes;
    this.reasons = reasons;
  }

  List<String> of(Visit visit) {
    List<Dispute> open =
        disputes.ofCustomers(visit.customerIds()).stream().filter(Dispute::isOpen).toList();
    List<ReasonCode> known = open.isEmpty() ? List.of() : reasons.all();
    return Stream.concat(
            promises.openOf(visit.customerIds()).stream()
                .map(promise -> line(visit.words(), promise)),
            open.stream().map(dispute -> line(visit.words(), dispute, known)))
        .limit(MOST)
        .toList();
  }

  private static String line(Words words, Promise promise) {
    return words.of(
        "portal.agreed.promise",
        words.amount(promise.amount(), promise.currency()),
        words.date(promise.promisedFor()));
  }

  private static String line(Words words, Dispute dispute, List<ReasonCode> known) {
    String reason =
        known.stream()
            .filter(one -> one.code().equals(dispute.reasonCode()))
            .map(one -> one.wordsIn(words.language()))
            .findFirst()
            .orElse(dispute.reasonName());
    return words.of(
        "portal.agreed.dispute",
        dispute.id(),
        dispute.invoiceNumber(),
        words.amount(dispute.openAmount(), dispute.currency()),
        reason);
  }
}
