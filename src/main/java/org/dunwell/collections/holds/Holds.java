package org.dunwell.collections.holds;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.dunwell.platform.NotThere;
import org.dunwell.platform.Timeline;
import org.dunwell.platform.decisions.Decision;
import org.dunwell.platform.decisions.Decisions;
import org.dunwell.platform.security.Group;
import org.dunwell.platform.security.Users;
import org.dunwell.receivables.Blocks;
import org.dunwell.receivables.Customers;
import org.dunwell.receivables.NewBlock;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Holds that people put on invoices and customers, and lift again. */
@Component
public class Holds {

  private static final String TABLE = "hold-limits";
  private static final String MANAGER = "credit-manager";

  private final HoldMapper mapper;
  private final Blocks blocks;
  private final Decisions decisions;
  private final Customers customers;
  private final Users users;
  private final Timeline timeline;
  private final Clock clock;

  Holds(
      HoldMapper mapper,
      Blocks blocks,
      Decisions decisions,
      Customers customers,
      Users users,
      Timeline timeline,
      Clock clock) {
    this.mapper = mapper;
    this.blocks = blocks;
    this.decisions = decisions;
    this.customers = customers;
    this.users = users;
    this.timeline = timeline;
    this.clock = clock;
  }

  /** How long this user may put the customer, or invoices of it, on hold. Nothing is stored. */
  public HoldLimit limit(long customerId, boolean whole, String by) {
    return decisions
        .preview(TABLE, question(customerId, whole, authority(by)), HoldLimit.class)
        .output();
  }

  /**
   * Leaves invoices alone from now on, up to and including the last day.
   *
   * @return the hold's id
   * @throws HoldNotAllowed when it lasts longer than this user may say, or none of the invoices is
   *     an open one of this customer
   */
  @Transactional
  public long set(NewHold wanted) {
    return set(wanted, authority(wanted.by()));
  }

  /**
   * The same on a credit manager's task: whoever may complete it has a credit manager's authority.
   */
  @Transactional
  public long decided(NewHold wanted) {
    return set(wanted, MANAGER);
  }

  private long set(NewHold wanted, String authority) {
    Decision<HoldLimit> limit =
        decisions.decide(
            TABLE, question(wanted.customerId(), wanted.isWhole(), authority), HoldLimit.class);
    checkUntil(wanted.until(), limit.output().maxDays());
    List<Long> invoices =
        mapper.openInvoices(wanted.customerId(), wanted.invoiceIds().toArray(Long[]::new));
    if (invoices.isEmpty() && !wanted.isWhole()) {
      throw new HoldNotAllowed(
          "None of these invoices is open any more; there is nothing to hold.");
    }
    long id = mapper.insert(wanted, wanted.isWhole(), limit.id(), clock.instant());
    blocks.setAll(
        invoices.stream()
            .map(invoice -> block(id, invoice, wanted.until(), wanted.reason(), wanted.by()))
            .toList());
    say(
        wanted.customerId(),
        wanted.by(),
        "%s on hold until %s: %s"
            .formatted(
                wanted.isWhole()
                    ? "The whole customer"
                    : invoices.size() + (invoices.size() == 1 ? " invoice" : " invoices"),
                wanted.until(),
                wanted.reason()),
        limit.id());
    return id;
  }

  /**
   * Ends a hold early; ending it twice changes nothing.
   *
   * @throws NotThere when the customer has no such hold
   */
  @Transactional
  public void lift(long customerId, long holdId, String by) {
    if (of(List.of(customerId)).stream().noneMatch(hold -> hold.id() == holdId)) {
      throw new NotThere("hold of this customer", Long.toString(holdId));
    }
    if (!mapper.lift(holdId, by, clock.instant()).isEmpty()) {
      blocks.liftAll(mapper.blocks("hold/" + holdId), by);
      say(customerId, by, "The hold is lifted.", null);
    }
  }

  /** The holds of these customers, newest first, those that are over among them. */
  public List<Hold> of(Collection<Long> customerIds) {
    return customerIds.isEmpty() ? List.of() : mapper.of(customerIds.toArray(Long[]::new), 50);
  }

  /** Blocks what has come in for customers that are on hold as a whole; answers how many. */
  @Transactional
  int takeIn(ZoneId zone, LocalDate today, int atMost) {
    List<HoldMapper.Missing> missing = mapper.missing(zone, today, atMost);
    Map<Long, List<HoldMapper.Missing>> byHold =
        missing.stream().collect(Collectors.groupingBy(HoldMapper.Missing::holdId));
    byHold.forEach(
        (hold, rows) ->
            blocks.setAll(
                rows.stream()
                    .map(
                        row -> block(hold, row.invoiceId(), row.until(), row.reason(), row.setBy()))
                    .toList()));
    return missing.size();
  }

  private static NewBlock block(
      long hold, long invoice, LocalDate until, String reason, String by) {
    return new NewBlock(invoice, "hold", null, until, "hold/" + hold, reason, by);
  }

  private Decisions.Question question(long customerId, boolean whole, String authority) {
    return new Decisions.Question(
        "customer/" + customerId,
        Map.of(
            "by",
            authority,
            "scope",
            whole ? "customer" : "invoices",
            "riskClass",
            customers.byId(customerId).riskClass()));
  }

  private String authority(String by) {
    return users.isIn(by, Group.CREDIT_MANAGERS) ? MANAGER : "collector";
  }

  private void checkUntil(LocalDate until, int maxDays) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), clock.getZone());
    if (until.isBefore(today) || until.isAfter(today.plusDays(maxDays))) {
      throw new HoldNotAllowed(
          "'Hold until' must be a day from today to %d days ahead, %s at the latest; it is %s."
              .formatted(maxDays, today.plusDays(maxDays), until));
    }
  }

  private void say(long customerId, String by, String what, Long decisionId) {
    timeline.add(new Timeline.Entry("collections", "hold", customerId, null, by, what, decisionId));
  }
}
