package org.dunwell.collections.tomorrow;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.dunwell.collections.CaseForecast;
import org.dunwell.collections.PlannedStep;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes the lines of some customers anew. */
@Component
class TomorrowLines {

  private final TomorrowMapper mapper;
  private final CaseForecast forecast;
  private final Clock clock;

  TomorrowLines(TomorrowMapper mapper, CaseForecast forecast, Clock clock) {
    this.mapper = mapper;
    this.forecast = forecast;
    this.clock = clock;
  }

  /** What is known of the day for these customers is replaced by what is thought now. */
  @Transactional
  public List<PlannedStep> renew(Collection<Long> customers, LocalDate day) {
    mapper.lock();
    List<PlannedStep> steps = forecast.of(customers, day);
    mapper.delete(customers.toArray(Long[]::new), day);
    if (!steps.isEmpty()) {
      mapper.insert(steps.stream().map(step -> line(day, step)).toList(), clock.instant());
    }
    return steps;
  }

  private static TomorrowMapper.NewLine line(LocalDate day, PlannedStep step) {
    return new TomorrowMapper.NewLine(
        day,
        step.customerId(),
        step.sellingEntityId(),
        step.at(),
        step.step(),
        step.channel(),
        step.tone(),
        step.recipient(),
        step.letter() == null ? null : step.letter().subject(),
        step.asked().toArray(Long[]::new),
        step.goes() ? null : Cause.of(step.whyNot()).code(),
        step.whyNot(),
        step.until());
  }
}
