package org.dunwell.platform.engine;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.ExecuteJobsCmd;
import org.camunda.bpm.engine.impl.jobexecutor.JobFailureCollector;
import org.dunwell.platform.time.DueWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Runs the engine's due jobs in portions, many per command, in place of the stock job executor: it
 * is faster, it stands still with the clock, and several nodes share the work by skipping what
 * another one has locked. A job that fails alone takes the engine's ordinary path: its retries are
 * counted down and end in an incident.
 */
@Component
@Order(30)
class EngineTimers implements DueWork {

  private static final Logger log = LoggerFactory.getLogger(EngineTimers.class);
  private static final int AT_ONCE = 2_000;

  private record DueJob(String id, String processInstanceId) {}

  private final JdbcClient jdbc;
  private final Clock clock;
  private final Portions portions;
  private final EngineCommands commands;
  private final ProcessEngineConfigurationImpl engine;
  private final ManagementService management;
  private final List<BeforeTimers> rooms;

  EngineTimers(
      JdbcClient jdbc,
      Clock clock,
      Portions portions,
      EngineCommands commands,
      ProcessEngineConfigurationImpl engine,
      List<BeforeTimers> rooms) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.portions = portions;
    this.commands = commands;
    this.engine = engine;
    this.management = engine.getManagementService();
    this.rooms = rooms;
  }

  @Override
  public String name() {
    return "platform.engine-timers";
  }

  /** Two look-ups, because a job without a date is due at once and an index keeps it at its end. */
  @Override
  public Optional<Instant> nextDue() {
    if (!jobs("duedate_ is null", List.of(), 1).isEmpty()) {
      return Optional.of(clock.instant());
    }
    return jdbc.sql(
            """
            select duedate_
            from act_ru_job
            where retries_ > 0 and suspension_state_ = 1 and duedate_ is not null
            order by duedate_
            limit 1
            """)
        .query(Timestamp.class)
        .optional()
        .map(Timestamp::toInstant);
  }

  @Override
  public boolean sharedByNodes() {
    return true;
  }

  @Override
  public void runDue(Instant now) {
    portions.work(dueJobs(now), this::run, this::runAlone);
  }

  private List<DueJob> dueJobs(Instant now) {
    return Stream.concat(
            jobs("duedate_ is null", List.of(), AT_ONCE).stream(),
            jobs("duedate_ <= ?", List.of(Timestamp.from(now)), AT_ONCE).stream())
        .toList();
  }

  private List<DueJob> jobs(String due, List<?> params, int limit) {
    return jdbc.sql(
            """
            select id_, process_instance_id_
            from act_ru_job
            where retries_ > 0 and suspension_state_ = 1 and %s
            order by duedate_, id_
            limit %d
            """
                .formatted(due, limit))
        .params(params)
        .query((row, n) -> new DueJob(row.getString(1), row.getString(2)))
        .list();
  }

  /** The rooms' rows are locked before the jobs', everywhere in this order. */
  private void run(List<DueJob> jobs) {
    List<String> instances =
        jobs.stream().map(DueJob::processInstanceId).filter(id -> id != null).distinct().toList();
    rooms.forEach(room -> room.before(instances));
    List<String> still = lockStillThere(jobs);
    if (still.isEmpty()) {
      return;
    }
    commands.together(
        instances,
        () -> {
          management.createJobQuery().jobIds(Set.copyOf(still)).list(); // into the engine's cache
          still.forEach(
              id ->
                  engine
                      .getCommandExecutorTxRequired()
                      .execute(new ExecuteJobsCmd(id, new JobFailureCollector(id))));
        });
  }

  private List<String> lockStillThere(List<DueJob> jobs) {
    return jdbc.sql(
            """
            select id_
            from act_ru_job
            where id_ = any(:ids) and retries_ > 0
            order by id_
            for update skip locked
            """)
        .param("ids", jobs.stream().map(DueJob::id).toArray(String[]::new))
        .query(String.class)
        .list();
  }

  private void runAlone(DueJob job, RuntimeException why) {
    log.warn("Job {} failed in its portion and is run alone", job.id(), why);
    try {
      management.executeJob(job.id());
    } catch (ProcessEngineException | org.dunwell.platform.BrokenRule counted) {
      log.warn("Job {} failed; the engine has counted it", job.id(), counted);
    }
  }
}
