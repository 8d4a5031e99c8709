package org.dunwell.credit.behaviour;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.dunwell.platform.operations.Queue;
import org.dunwell.platform.operations.Queues;
import org.dunwell.platform.time.DayWork;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Each night everybody is looked at: a debt is a day older, and a year ago is a day later. */
@Component
class BehaviourNight implements DayWork {

  private final BehaviourMarks marks;

  BehaviourNight(BehaviourMarks marks) {
    this.marks = marks;
  }

  @Override
  public String name() {
    return "credit.behaviour-night";
  }

  @Override
  public LocalTime at() {
    return LocalTime.of(1, 30);
  }

  @Override
  public void run(ZoneId zone, LocalDate day) {
    marks.everybody(zone);
  }

  @Configuration(proxyBeanMethods = false)
  static class Waiting {

    @Bean
    Queue behaviourQueue(JdbcClient jdbc) {
      return Queues.dueRows(jdbc, "behaviours", "credit.behaviour_mark", "marked_at");
    }
  }
}
