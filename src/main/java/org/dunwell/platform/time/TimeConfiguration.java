package org.dunwell.platform.time;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class TimeConfiguration {

  @Bean
  DunwellClock clock() {
    return new DunwellClock();
  }
}
