package org.dunwell.disputes;

import java.util.Collection;
import org.dunwell.platform.engine.BeforeTimers;
import org.springframework.stereotype.Component;

/** The rows of disputes are locked before their timers', as whoever pays does. */
@Component
class LockedDisputes implements BeforeTimers {

  private final DisputeMapper mapper;

  LockedDisputes(DisputeMapper mapper) {
    this.mapper = mapper;
  }

  @Override
  public void before(Collection<String> processInstanceIds) {
    mapper.lockInstances(processInstanceIds.toArray(String[]::new));
  }
}
