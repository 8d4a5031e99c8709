package org.dunwell.bench;

import com.fasterxml.uuid.Generators;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.dunwell.platform.engine.StepsHistory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The engine alone on a database of its own, with our process and beans that do nothing: what
 * somebody gets who calls it as its manual says.
 */
final class BareEngine implements AutoCloseable {

  private static final String PROCESS = "past-due-invoice";
  private static final String CHANGED = "caseChanged";
  private static final int THREADS = 4;

  /** The beans of the process: a reminder is sent to nobody and looked at again in a week. */
  public static final class DoesNothing {

    volatile boolean pastDue = true;

    public void chooseTreatment(String key) {
      // chosen already
    }

    public boolean nextIs(String key, String action) {
      return action.equals("sendReminder");
    }

    public Date dateOf(String key) {
      return new Date(ClockUtil.getCurrentTime().getTime() + Duration.ofDays(7).toMillis());
    }

    public void sendReminder(String key) {
      // to nobody
    }

    public void requestCall(String key) {
      // by nobody
    }

    public void requestEscalation(String key) {
      // to nobody
    }

    public void requestHandover(String key) {
      // by nobody
    }

    public void placeCreditHold(String key) {
      // on nobody
    }

    public boolean stillPastDue(String key) {
      return pastDue;
    }

    public void caseClosed(String key) {
      // nothing was open
    }
  }

  private final DoesNothing beans = new DoesNothing();
  private final HikariDataSource pool = new HikariDataSource();
  private final ProcessEngine engine;
  private final RuntimeService runtime;
  private final JdbcClient jdbc;
  private int started;

  /**
   * @param tuned with the settings Dunwell gives its engine; else as it comes
   */
  BareEngine(String url, String user, boolean tuned) {
    pool.setJdbcUrl(url);
    pool.setUsername(user);
    pool.setMaximumPoolSize(20);
    if (tuned) {
      pool.addDataSourceProperty("reWriteBatchedInserts", "true");
    }
    StandaloneProcessEngineConfiguration settings = new StandaloneProcessEngineConfiguration();
    settings.setProcessEngineName(tuned ? "tuned" : "bare");
    settings.setDataSource(pool);
    settings.setDatabaseSchemaUpdate("true");
    settings.setJobExecutorActivate(false);
    settings.setBeans(Map.of("pastDueInvoice", beans));
    if (tuned) {
      var ids = Generators.timeBasedEpochGenerator();
      settings.setIdGenerator(() -> ids.generate().toString());
      settings.setHistory("activity");
      settings.setEnableDefaultDbHistoryEventHandler(false);
      settings.getCustomHistoryEventHandlers().add(new StepsHistory());
      settings.setHistoryRemovalTimeStrategy("start");
      settings.setJdbcBatchProcessing(true);
    }
    engine = settings.buildProcessEngine();
    engine
        .getRepositoryService()
        .createDeployment()
        .addClasspathResource("processes/past-due-invoice.bpmn")
        .deploy();
    runtime = engine.getRuntimeService();
    jdbc = JdbcClient.create(pool);
  }

  JdbcClient jdbc() {
    return jdbc;
  }

  /** One thread, one transaction each; instances a second. */
  double startOneByOne(int count) {
    long begin = System.nanoTime();
    for (int i = 0; i < count; i++) {
      runtime.startProcessInstanceByKey(PROCESS, "B-" + started++);
    }
    return rate(count, begin);
  }

  /** So many in one command, as Dunwell does. */
  void startTogether(int count) {
    ProcessEngineConfigurationImpl settings =
        (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
    settings
        .getCommandExecutorTxRequired()
        .execute(
            context -> {
              for (int i = 0; i < count; i++) {
                runtime.startProcessInstanceByKey(PROCESS, "B-" + started++);
              }
              return null;
            });
  }

  /** The oldest end, by their executions, so many in one command. */
  void endTogether(int count) {
    beans.pastDue = false;
    List<String> doors =
        jdbc.sql("select execution_id_ from act_ru_event_subscr order by id_ limit ?")
            .param(count)
            .query(String.class)
            .list();
    ProcessEngineConfigurationImpl settings =
        (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
    settings
        .getCommandExecutorTxRequired()
        .execute(
            context -> {
              doors.forEach(door -> runtime.messageEventReceived(CHANGED, door));
              return null;
            });
    beans.pastDue = true;
  }

  /** Four threads correlate by business key; instances a second. */
  double endByCorrelation(int count) throws InterruptedException {
    beans.pastDue = false;
    List<String> keys =
        jdbc.sql(
                """
                select business_key_
                from act_ru_execution
                where business_key_ is not null
                order by id_
                limit ?
                """)
            .param(count)
            .query(String.class)
            .list();
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    long begin = System.nanoTime();
    keys.forEach(
        key ->
            threads.submit(
                () ->
                    runtime
                        .createMessageCorrelation(CHANGED)
                        .processInstanceBusinessKey(key)
                        .correlate()));
    threads.shutdown();
    threads.awaitTermination(10, TimeUnit.MINUTES);
    beans.pastDue = true;
    return rate(keys.size(), begin);
  }

  /** The stock job executor runs so many due timers; timers a second. */
  double drain(int count) throws InterruptedException {
    Date now = ClockUtil.getCurrentTime();
    List<String> due = new ArrayList<>();
    jdbc.sql("select id_ from act_ru_job order by id_ limit ?")
        .param(count)
        .query(String.class)
        .list()
        .forEach(due::add);
    jdbc.sql("update act_ru_job set duedate_ = ? where id_ = any(?)")
        .params(new java.sql.Timestamp(now.getTime() - 1_000), due.toArray(String[]::new))
        .update();
    JobExecutor executor =
        ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getJobExecutor();
    long begin = System.nanoTime();
    executor.start();
    while (dueAt(now) > 0) {
      Thread.sleep(20);
    }
    double rate = rate(due.size(), begin);
    executor.shutdown();
    return rate;
  }

  private long dueAt(Date now) {
    return jdbc.sql("select count(*) from act_ru_job where duedate_ < ?")
        .param(new java.sql.Timestamp(now.getTime()))
        .query(Long.class)
        .single();
  }

  static double rate(int count, long begin) {
    return count / ((System.nanoTime() - begin) / 1e9);
  }

  @Override
  public void close() {
    engine.close();
    pool.close();
  }
}
