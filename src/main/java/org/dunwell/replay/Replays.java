package org.dunwell.replay;

import java.nio.file.Path;
import java.util.Optional;
import org.dunwell.platform.NotThere;
import org.dunwell.platform.database.CleanSlate;
import org.dunwell.platform.time.TimeMachine;
import org.dunwell.receivables.imports.ImportKinds;
import org.dunwell.receivables.imports.Mapping;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** Past ledgers lived again, day by day. In the sandbox only. */
@Component
@ConditionalOnProperty(name = "dunwell.mode", havingValue = "sandbox")
public class Replays {

  /**
   * A ledger file to live.
   *
   * @param file read until {@link #begin} returns, not longer
   * @param name what reports call it
   * @param mapping the mapping's YAML, see {@link Mapping}
   * @param promises whether its customers promise to pay, as {@code rules/replayed-promise.dmn}
   *     says
   * @param reset whether a ledger that is there may be thrown away
   * @param by a user id
   */
  public record Order(
      Path file, String name, String mapping, boolean promises, boolean reset, String by) {}

  private final ReplayMapper mapper;
  private final ReplayReports reports;
  private final ReplayStaging staging;
  private final ImportKinds kinds;
  private final CleanSlate slate;
  private final TimeMachine machine;

  Replays(
      ReplayMapper mapper,
      ReplayReports reports,
      ReplayStaging staging,
      ImportKinds kinds,
      CleanSlate slate,
      TimeMachine machine) {
    this.mapper = mapper;
    this.reports = reports;
    this.staging = staging;
    this.kinds = kinds;
    this.slate = slate;
    this.machine = machine;
  }

  /**
   * Empties the sandbox, sets its clock to the ledger's first day and lives the history in the
   * background; a crash on the way is made up for at the next start.
   *
   * @return the replay's id
   * @throws LedgerNotEmpty when there is a ledger and the order does not allow to reset it
   * @throws org.dunwell.platform.time.StillWalking when time is passing already
   * @throws org.dunwell.platform.BrokenRule when file or mapping do not make a history
   */
  public long begin(Order order) {
    if (!order.reset() && !mapper.ledgerIsEmpty()) {
      throw new LedgerNotEmpty();
    }
    ReplayFile file = new ReplayFile(order.file(), Mapping.parse(order.mapping()), kinds);
    ReplayPlan plan = ReplayPlan.of(file);
    machine.beginAnew(plan.start(), plan.end(), () -> stage(order, file, plan));
    return latest().orElseThrow().id();
  }

  private void stage(Order order, ReplayFile file, ReplayPlan plan) {
    slate.wipe();
    long id =
        mapper.insertRun(
            new ReplayMapper.NewRun(
                order.name(), order.by(), order.promises(), plan.start(), plan.end()));
    staging.stage(id, file, plan);
  }

  /**
   * How far a replay is, or how it ended.
   *
   * @throws NotThere when there is no such replay (any more: resetting the sandbox forgets it)
   */
  public ReplayReport report(long id) {
    return mapper
        .run(id)
        .map(this::report)
        .orElseThrow(() -> new NotThere("replay", Long.toString(id)));
  }

  /** The latest replay; empty when there has been none. */
  public Optional<ReplayReport> latest() {
    return mapper.latest().map(this::report);
  }

  /** The last moment is not over before the clock runs again. */
  private ReplayReport report(ReplayRun run) {
    boolean arriving = machine.target().filter(run.endsAt()::equals).isPresent();
    return arriving ? reports.live(run) : reports.of(run);
  }
}
