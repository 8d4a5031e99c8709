package org.dunwell.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Counts what has come of a replay: live while it runs, as it was at its end afterwards. */
@Component
class ReplayReports {

  /** Refused rows that a report shows; the number it says is that of all. */
  private static final int SHOWN = 100;

  private final ReplayMapper mapper;
  private final ObjectMapper json;
  private final Clock clock;

  ReplayReports(ReplayMapper mapper, ObjectMapper json, Clock clock) {
    this.mapper = mapper;
    this.json = json;
    this.clock = clock;
  }

  void keep(ReplayRun run) {
    try {
      mapper.finish(run.id(), json.writeValueAsString(counted(run, "done")));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  ReplayReport live(ReplayRun run) {
    return counted(run, "running");
  }

  ReplayReport of(ReplayRun run) {
    if (run.report() == null) {
      return live(run);
    }
    try {
      return json.readValue(run.report(), ReplayReport.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private ReplayReport counted(ReplayRun run, String state) {
    Instant at = clock.instant().isBefore(run.endsAt()) ? clock.instant() : run.endsAt();
    Map<String, Long> outcomes = new LinkedHashMap<>();
    mapper.outcomes().forEach(ended -> outcomes.put(ended.outcome(), ended.number()));
    ReplayMapper.Counts counts = mapper.counts();
    return new ReplayReport(
        run.id(),
        run.fileName(),
        state,
        run.startsAt(),
        at,
        run.endsAt(),
        percent(run, at),
        counts.customers(),
        counts.invoices(),
        counts.payments(),
        counts.casesStarted(),
        counts.casesEnded(),
        counts.openInvoices(),
        counts.incidents(),
        counts.troubles(),
        counts.reminders(),
        counts.mails(),
        counts.promises(),
        counts.disputesOpened(),
        counts.disputesEnded(),
        counts.disputesEscalated(),
        counts.creditHolds(),
        counts.creditReviews(),
        outcomes,
        mapper.touches(),
        mapper.cashByDay(),
        run.rejected(),
        mapper.refused(run.id(), SHOWN));
  }

  private static int percent(ReplayRun run, Instant at) {
    long whole = Duration.between(run.startsAt(), run.endsAt()).toMinutes();
    return (int) (Duration.between(run.startsAt(), at).toMinutes() * 100 / whole);
  }
}
