package org.dunwell.crash;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A PostgreSQL server of a test's own, which writes to disk and can be killed. */
final class Database implements AutoCloseable {

  private final Path home;
  private final int port;
  private EmbeddedPostgres server;

  Database(Path home) throws IOException {
    this.home = home;
    try (ServerSocket socket = new ServerSocket(0)) {
      this.port = socket.getLocalPort();
    }
    start();
  }

  private void start() throws IOException {
    Path data = home.resolve("data");
    Files.createDirectories(data);
    server =
        EmbeddedPostgres.builder()
            .setDataDirectory(data)
            .setCleanDataDirectory(false)
            .setOverrideWorkingDirectory(home.resolve("binaries").toFile())
            .setRegisterShutdownHook(false)
            .setLocaleConfig("locale", "C.UTF-8")
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on")
            .setServerConfig("max_connections", "100")
            .setPort(port)
            .start();
  }

  /** Kills it without a word to its clients, and starts it again on what it had written. */
  void killAndStart() throws Exception {
    Path pidFile = home.resolve("data").resolve("postmaster.pid");
    long pid = Long.parseLong(Files.readAllLines(pidFile).get(0).strip());
    ProcessHandle postmaster = ProcessHandle.of(pid).orElseThrow();
    List<String> command = new ArrayList<>(asNobody());
    command.add(postmaster.info().command().orElseThrow());
    command.addAll(List.of(postmaster.info().arguments().orElseThrow()));
    List<ProcessHandle> all = postmaster.descendants().toList();
    postmaster.destroyForcibly();
    postmaster.onExit().get(20, TimeUnit.SECONDS);
    for (ProcessHandle backend : all) {
      backend.onExit().get(20, TimeUnit.SECONDS);
    }
    Files.deleteIfExists(pidFile);
    new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
    Node.waitUntil("the database answers", this::answers);
  }

  /** PostgreSQL refuses to run as root; in a name space of its own root is nobody. */
  private static List<String> asNobody() {
    return System.getProperty("user.name").equals("root") ? List.of("unshare", "-U") : List.of();
  }

  private boolean answers() {
    try {
      return jdbc().sql("select 1").query(Integer.class).single() == 1;
    } catch (DataAccessException recovering) {
      return false;
    }
  }

  List<String> settings() {
    return List.of(
        "dunwell.db-url=" + server.getJdbcUrl("postgres", "postgres"),
        "dunwell.db-user=postgres",
        "dunwell.db-password=");
  }

  JdbcClient jdbc() {
    DataSource source = server.getPostgresDatabase();
    return JdbcClient.create(source);
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
