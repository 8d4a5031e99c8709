package org.dunwell.platform.deployments;

import java.util.List;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.spring.boot.starter.configuration.impl.AbstractCamundaConfiguration;
import org.dunwell.platform.web.UploadLimit;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Puts the gate into the engine. */
@Component
@Order(Integer.MAX_VALUE)
class DeploymentSettings extends AbstractCamundaConfiguration {

  /** What is larger is refused before any of it is read, wherever the engine takes deployments. */
  @Configuration(proxyBeanMethods = false)
  static class Limits {

    /** A few diagrams and forms at once. */
    private static final long MOST_AT_ONCE = 4L * DeploymentGate.MOST_BYTES;

    private static final String WORDS =
        "A deployment has at most %,d bytes, a diagram or form %,d."
            .formatted(MOST_AT_ONCE, DeploymentGate.MOST_BYTES);

    @Bean
    UploadLimit deploymentLimit() {
      return limit("/engine-rest/deployment/{*path}");
    }

    @Bean
    UploadLimit namedEngineDeploymentLimit() {
      return limit("/engine-rest/engine/{name}/deployment/{*path}");
    }

    @Bean
    UploadLimit webappDeploymentLimit() {
      return limit("/camunda/api/engine/engine/{name}/deployment/{*path}");
    }

    private static UploadLimit limit(String path) {
      return new UploadLimit(path, MOST_AT_ONCE, WORDS);
    }
  }

  private final DeploymentGate gate;
  private final ProcessExpressions expressions;
  private final ApplicationContext beans;

  DeploymentSettings(
      DeploymentGate gate, ProcessExpressions expressions, ApplicationContext beans) {
    this.gate = gate;
    this.expressions = expressions;
    this.beans = beans;
  }

  @Override
  public void preInit(ProcessEngineConfigurationImpl engine) {
    engine.setCustomPreDeployers(List.of(gate));
    engine.setExpressionManager(new GuardedExpressions(beans, expressions));
  }
}
