package org.dunwell.platform.operations;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * {@code dunwell_queue_size} and {@code dunwell_queue_age_seconds} per queue, {@code
 * dunwell_troubles_open} and {@code dunwell_incidents_open}. Each is asked at most every ten
 * seconds, however many scrapers there are. The same on every node: they are the database's.
 */
@Component
class QueueMetrics implements MeterBinder {

  private static final Duration FRESH = Duration.ofSeconds(10);

  private record Asked(long nanos, Queue.Length length) {}

  private final List<Queue> queues;
  private final JdbcClient jdbc;
  private final Clock clock;
  private final Map<String, Asked> asked = new ConcurrentHashMap<>();

  QueueMetrics(List<Queue> queues, JdbcClient jdbc, Clock clock) {
    this.queues = queues;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    for (Queue queue : queues) {
      Gauge.builder("dunwell.queue.size", () -> length(queue).size())
          .tag("queue", queue.name())
          .description("What could be done and waits, counted up to " + Queue.ENOUGH)
          .register(registry);
      Gauge.builder("dunwell.queue.age", () -> age(length(queue)))
          .tag("queue", queue.name())
          .baseUnit("seconds")
          .description("How long the oldest has been waiting")
          .register(registry);
    }
    Gauge.builder(
            "dunwell.troubles.open", () -> count("platform.trouble where resolved_at is null"))
        .description("What went wrong and needs a person")
        .register(registry);
    Gauge.builder("dunwell.incidents.open", () -> count("act_ru_incident"))
        .description("Jobs of the engine that have used up their retries")
        .register(registry);
  }

  private Queue.Length length(Queue queue) {
    return asked
        .compute(
            queue.name(),
            (name, last) ->
                last != null && System.nanoTime() - last.nanos() < FRESH.toNanos()
                    ? last
                    : new Asked(System.nanoTime(), queue.length(clock.instant())))
        .length();
  }

  private double age(Queue.Length length) {
    Optional<Instant> oldest = length.oldest();
    return oldest
        .map(since -> Math.max(0, Duration.between(since, clock.instant()).toMillis() / 1000.0))
        .orElse(0.0);
  }

  private long count(String rows) {
    return jdbc.sql(
            "select count(*) from (select 1 from %s limit %d) open".formatted(rows, Queue.ENOUGH))
        .query(Long.class)
        .single();
  }
}
