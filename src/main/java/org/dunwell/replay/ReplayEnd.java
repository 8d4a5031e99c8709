package org.dunwell.replay;

import java.time.Instant;
import java.util.Optional;
import org.dunwell.platform.time.DueWork;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** After everything else of a replay's last moment: keeps the report, for time goes on. */
@Component
@ConditionalOnProperty(name = "dunwell.mode", havingValue = "sandbox")
@Order(95)
class ReplayEnd implements DueWork {

  private final ReplayMapper mapper;
  private final ReplayReports reports;

  ReplayEnd(ReplayMapper mapper, ReplayReports reports) {
    this.mapper = mapper;
    this.reports = reports;
  }

  @Override
  public String name() {
    return "replay.end";
  }

  @Override
  public Optional<Instant> nextDue() {
    return mapper.endsAt();
  }

  @Override
  public void runDue(Instant now) {
    mapper.latest().ifPresent(reports::keep);
  }
}
