package org.dunwell.platform.engine;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.spring.boot.starter.configuration.impl.AbstractCamundaConfiguration;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Settings of the engine that were measured to matter (docs/adr) and that no property reaches:
 * time-ordered ids keep the index pages that a bulk start touches few.
 */
@Component
@Order(Integer.MAX_VALUE)
class EngineSettings extends AbstractCamundaConfiguration {

  private final KnownHistory known;

  EngineSettings(KnownHistory known) {
    this.known = known;
  }

  @Override
  public void preInit(ProcessEngineConfigurationImpl engine) {
    NoArgGenerator timeOrdered = Generators.timeBasedEpochGenerator();
    engine.setIdGenerator(() -> timeOrdered.generate().toString());
    engine.setJdbcBatchProcessing(true);
    engine.setEnableDefaultDbHistoryEventHandler(false);
    engine.getCustomHistoryEventHandlers().add(new StepsHistory(known));
    engine.setHistoryEventProducer(new KnownRemovals(known));
    engine.setLoggingContextBusinessKey("case");
  }
}
