package org.dunwell.collections.handover;

import java.time.Clock;
import java.time.LocalDate;
import org.dunwell.collections.files.FileOrder;
import org.dunwell.collections.files.FileSubject;
import org.springframework.stereotype.Component;

/** What an agency or a lawyer gets. */
@Component
class HandoverFile implements FileSubject {

  private final HandoverMapper mapper;
  private final Clock clock;

  HandoverFile(HandoverMapper mapper, Clock clock) {
    this.mapper = mapper;
    this.clock = clock;
  }

  @Override
  public String kind() {
    return "handover";
  }

  @Override
  public FileOrder order(long id) {
    Handover handover = mapper.byId(id).orElseThrow();
    LocalDate day = LocalDate.ofInstant(handover.handedOverAt(), clock.getZone());
    return new FileOrder(
        "Hand-over of %s to %s".formatted(day, handover.partner()),
        handover.customerId(),
        mapper.items(id),
        day,
        handover.handedOverAt());
  }
}
