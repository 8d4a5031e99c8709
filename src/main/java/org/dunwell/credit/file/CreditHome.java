package org.dunwell.credit.file;

import java.util.List;
import org.dunwell.credit.alerts.CreditAlert;
import org.dunwell.credit.alerts.CreditAlerts;
import org.dunwell.credit.applications.Applications;
import org.dunwell.credit.orders.HeldOrders;
import org.dunwell.credit.payers.PoorPayer;
import org.dunwell.credit.payers.PoorPayerFilter;
import org.dunwell.credit.payers.PoorPayers;
import org.springframework.stereotype.Component;

/** What waits for people in credit, of what the signed-in person may see. */
@Component
public class CreditHome {

  private static final int SHOWN = 10;
  private static final int FEW = 5;
  private static final String RUNNING = "running";

  /** Each section by itself: one that cannot be read does not take the page down. */
  public record Shown(
      Part<Counts> counts,
      Part<List<CreditAlert>> alerts,
      Part<List<PoorPayer>> payers,
      Part<List<CreditPageMapper.NearDeadline>> deadlines,
      Part<List<CreditPageMapper.ProspectLine>> prospects) {}

  /** How many wait. */
  public record Counts(
      long alerts,
      long reviews,
      long approvals,
      long orders,
      long holds,
      long applications,
      long deadlines) {}

  private final CreditAlerts alerts;
  private final HeldOrders orders;
  private final Applications applications;
  private final PoorPayers payers;
  private final CreditPageMapper mapper;

  CreditHome(
      CreditAlerts alerts,
      HeldOrders orders,
      Applications applications,
      PoorPayers payers,
      CreditPageMapper mapper) {
    this.alerts = alerts;
    this.orders = orders;
    this.applications = applications;
    this.payers = payers;
    this.mapper = mapper;
  }

  /**
   * As of now.
   *
   * @param user the signed-in person
   */
  public Shown of(String user) {
    return new Shown(
        Part.of("counts", this::counts),
        Part.of("alerts", this::newest),
        Part.of("payers", () -> payers.page(PoorPayerFilter.NONE, user, SHOWN).lines()),
        Part.of("deadlines", () -> mapper.deadlines(FEW)),
        Part.of("prospects", () -> mapper.prospects(FEW)));
  }

  private Counts counts() {
    CreditPageMapper.Waiting waiting = mapper.waiting();
    return new Counts(
        alerts.countOpen(),
        waiting.reviews(),
        waiting.approvals(),
        orders.count(),
        waiting.holds(),
        applications.count(RUNNING),
        waiting.deadlines());
  }

  private List<CreditAlert> newest() {
    return alerts.list(new CreditAlerts.Wanted("open", null, null, null, null), FEW);
  }
}
