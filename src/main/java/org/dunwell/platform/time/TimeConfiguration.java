package org.dunwell.platform.time;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
class TimeConfiguration {

  @Bean
  SandboxTime sandboxTime(JdbcClient jdbc) {
    return new SandboxTime(jdbc);
  }

  /** Set before anything that reads it exists: nothing may happen at the system's time first. */
  @Bean
  DunwellClock clock(SandboxTime stored, @Value("${dunwell.mode}") String mode) {
    DunwellClock clock = new DunwellClock();
    if (!mode.equals("live")) {
      stored.read().ifPresent(time -> set(clock, time));
    }
    return clock;
  }

  private static void set(DunwellClock clock, SandboxTime.Stored time) {
    if (time.walkingTo() == null) {
      clock.runAhead(time.ahead());
    } else {
      clock.standAt(time.moment());
    }
  }
}
