package org.dunwell.collections;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;
import java.util.stream.Collectors;
import org.dunwell.platform.time.DayWork;
import org.dunwell.receivables.SellingEntities;
import org.dunwell.receivables.SellingEntity;
import org.springframework.stereotype.Component;

/** Each morning, in each selling entity's zone: opens a case for what has become past due. */
@Component
class Sweep implements DayWork {

  private final SellingEntities entities;
  private final Cases cases;

  Sweep(SellingEntities entities, Cases cases) {
    this.entities = entities;
    this.cases = cases;
  }

  @Override
  public String name() {
    return "collections.sweep";
  }

  @Override
  public LocalTime at() {
    return CaseFacts.MORNING;
  }

  @Override
  public Set<ZoneId> zones() {
    return entities.all().stream().map(SellingEntity::timeZone).collect(Collectors.toSet());
  }

  @Override
  public void run(ZoneId zone, LocalDate day) {
    cases.sweep(zone, day);
  }
}
