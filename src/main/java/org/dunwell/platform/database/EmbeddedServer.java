package org.dunwell.platform.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real PostgreSQL server from Maven's binaries, for who has none. Durable: fsync is on (unless a
 * test says otherwise), the data folder is kept, and a server orphaned by a killed Dunwell is ended
 * before the next one starts.
 */
final class EmbeddedServer implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(EmbeddedServer.class);

  /** A database that recovers after a kill -9 may take its time. */
  private static final Duration STARTUP = Duration.ofSeconds(60);

  private static final Duration ORPHAN_ENDS = Duration.ofSeconds(20);

  private final EmbeddedPostgres server;

  private EmbeddedServer(EmbeddedPostgres server) {
    this.server = server;
  }

  static EmbeddedServer start(Path home, boolean fsync) throws IOException {
    Path data = home.toAbsolutePath().resolve("postgres");
    Files.createDirectories(data);
    endOrphan(data);
    return new EmbeddedServer(
        EmbeddedPostgres.builder()
            .setDataDirectory(data)
            .setCleanDataDirectory(false)
            .setOverrideWorkingDirectory(home.toAbsolutePath().resolve("binaries").toFile())
            .setRegisterShutdownHook(false)
            .setLocaleConfig("locale", "C.UTF-8")
            .setServerConfig("fsync", fsync ? "on" : "off")
            .setServerConfig("synchronous_commit", "on")
            .setServerConfig("autovacuum_vacuum_scale_factor", "0.02")
            .setServerConfig("autovacuum_analyze_scale_factor", "0.02")
            .setServerConfig("max_connections", "60")
            .setServerConfig("max_wal_size", "2GB")
            .setPGStartupWait(STARTUP)
            .start());
  }

  String url() {
    return server.getJdbcUrl("postgres", "postgres");
  }

  @Override
  public void close() throws IOException {
    server.close();
  }

  /** After kill -9 of Dunwell its server lives on and holds the data folder. */
  private static void endOrphan(Path data) throws IOException {
    Path pidFile = data.resolve("postmaster.pid");
    if (!Files.exists(pidFile)) {
      return;
    }
    long pid = Long.parseLong(Files.readAllLines(pidFile).get(0).trim());
    ProcessHandle.of(pid).filter(EmbeddedServer::isPostgres).ifPresent(EmbeddedServer::end);
    Files.deleteIfExists(pidFile);
  }

  private static boolean isPostgres(ProcessHandle process) {
    return process.info().command().map(c -> c.contains("postgres")).orElse(false);
  }

  private static void end(ProcessHandle process) {
    log.info("Ending the database server {} that an earlier run left behind", process.pid());
    process.destroy();
    try {
      process.onExit().get(ORPHAN_ENDS.toSeconds(), java.util.concurrent.TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
      process.destroyForcibly();
    }
  }
}
