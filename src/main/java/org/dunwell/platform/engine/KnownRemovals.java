package org.dunwell.platform.engine;

import java.util.Date;
import org.camunda.bpm.engine.impl.history.event.HistoricProcessInstanceEventEntity;
import org.camunda.bpm.engine.impl.history.producer.CacheAwareHistoryEventProducer;

/** Takes the removal time of an instance's history from what is known already. */
class KnownRemovals extends CacheAwareHistoryEventProducer {

  private final KnownHistory known;

  KnownRemovals(KnownHistory known) {
    this.known = known;
  }

  @Override
  protected HistoricProcessInstanceEventEntity getHistoricRootProcessInstance(String instance) {
    Date removal = known.removal(instance);
    if (removal == null) {
      return super.getHistoricRootProcessInstance(instance);
    }
    HistoricProcessInstanceEventEntity root = new HistoricProcessInstanceEventEntity();
    root.setRemovalTime(removal);
    return root;
  }
}
