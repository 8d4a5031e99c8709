package org.dunwell.sandbox.wire;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dunwell.crash.Node;

/** A counterparty as a process of its own, to be killed. */
public final class Alone {

  private static final Pattern ADDRESS = Pattern.compile("^[A-Z][a-z ]+: (http://[0-9.:]+),");

  private final Class<?> server;
  private final Path folder;
  private Process process;

  /** Not yet started. */
  public Alone(Class<?> server, Path folder) {
    this.server = server;
    this.folder = folder;
  }

  /** Starts it, on the port it had before; answers its address. */
  public String start() throws IOException {
    process =
        new ProcessBuilder(
                Node.java(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                Node.classPath() + File.pathSeparator + home(server),
                server.getName(),
                folder.toString(),
                "0")
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    BufferedReader said = process.inputReader();
    for (String line = said.readLine(); line != null; line = said.readLine()) {
      Matcher where = ADDRESS.matcher(line);
      if (where.find()) {
        return where.group(1);
      }
    }
    throw new IllegalStateException(server.getSimpleName() + " has not started");
  }

  /** Of a test's own counterparty the tests' classes; of the product's own there already. */
  private static String home(Class<?> server) {
    return server.getProtectionDomain().getCodeSource().getLocation().getPath();
  }

  /** Kills it at once. */
  public void kill() {
    process.destroyForcibly().onExit().join();
  }
}
