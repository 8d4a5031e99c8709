package org.dunwell.portal;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.dunwell.contact.templates.Words;
import org.dunwell.disputes.Dispute;
import org.dunwell.disputes.Disputes;
import org.dunwell.disputes.reasons.ReasonCode;
import org.dunwell.disputes.reasons.ReasonCodes;
import org.dunwell.promises.Plan;
import org.dunwell.promises.Plans;
import org.dunwell.promises.Promise;
import org.dunwell.promises.Promises;
import org.springframework.stereotype.Component;

/** What is agreed on or being looked into, a line each, for the customer to read. */
@Component
class Agreements {

  /** More lines than this belong on paper. */
  private static final int MOST = 30;

  private final Promises promises;
  private final Plans plans;
  private final Disputes disputes;
  private final ReasonCodes reasons;

  Agreements(Promises promises, Plans plans, Disputes disputes, ReasonCodes reasons) {
    this.promises = promises;
    this.plans = plans;
    this.disputes = disputes;
    this.reasons = reasons;
  }

  List<String> of(Visit visit) {
    List<Dispute> open =
        disputes.ofCustomers(visit.customerIds()).stream().filter(Dispute::isOpen).toList();
    List<ReasonCode> known = open.isEmpty() ? List.of() : reasons.all();
    List<Plan> plans = bearing(visit);
    return Stream.of(
            plans.stream().map(plan -> line(visit.words(), plan)),
            promises.openOf(visit.customerIds()).stream()
                .map(promise -> line(visit.words(), promise, plans)),
            open.stream().map(dispute -> line(visit.words(), dispute, known)))
        .flatMap(lines -> lines)
        .limit(MOST)
        .toList();
  }

  /** Running plans with which a rate is agreed. */
  private List<Plan> bearing(Visit visit) {
    return plans.of(visit.customerIds()).stream()
        .filter(plan -> plan.isRunning() && plan.interestPercent() != null)
        .toList();
  }

  private static String line(Words words, Plan plan) {
    if (plan.interestPercent().signum() == 0) {
      return words.of("portal.agreed.plan.free", words.amount(plan.amount(), plan.currency()));
    }
    return words.of(
        "portal.agreed.plan",
        words.amount(plan.amount(), plan.currency()),
        words.digits(plan.interestPercent()),
        words.amount(plan.interestForeseen(), plan.currency()),
        words.amount(plan.costForeseen(), plan.currency()));
  }

  /** The payment of a plan that bears interest tells the interest until then as well. */
  private static String line(Words words, Promise promise, List<Plan> plans) {
    BigDecimal interest =
        plans.stream()
            .filter(plan -> promise.planId() != null && plan.id() == promise.planId())
            .flatMap(plan -> plan.legs().stream())
            .filter(leg -> promise.leg().equals(leg.number()))
            .map(Plan.Leg::interest)
            .findFirst()
            .orElse(BigDecimal.ZERO);
    if (interest.signum() > 0) {
      return words.of(
          "portal.agreed.leg",
          words.amount(promise.amount(), promise.currency()),
          words.date(promise.promisedFor()),
          words.amount(interest, promise.currency()));
    }
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
