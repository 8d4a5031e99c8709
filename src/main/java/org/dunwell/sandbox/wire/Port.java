package org.dunwell.sandbox.wire;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where a server listens: the addresses of its pages must outlive a restart. */
final class Port {

  /** Headers and body leave in two pieces; with Nagle's algorithm the second waits 40 ms. */
  static {
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private Port() {}

  static HttpServer listen(Setup setup, String name) {
    Path file = setup.folder().resolve("port");
    try {
      HttpServer server = setup.port() == 0 ? asBefore(setup, file) : at(setup, setup.port());
      Files.writeString(file, String.valueOf(server.getAddress().getPort()));
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(
          "The sandbox's %s cannot listen on port %d of %s. Choose another port, or 0 for any."
              .formatted(name, setup.port(), setup.host()),
          e);
    }
  }

  private static HttpServer asBefore(Setup setup, Path file) throws IOException {
    if (Files.exists(file)) {
      try {
        return at(setup, Integer.parseInt(Files.readString(file).strip()));
      } catch (IOException | IllegalArgumentException takenOrBroken) {
        return at(setup, 0);
      }
    }
    return at(setup, 0);
  }

  private static HttpServer at(Setup setup, int port) throws IOException {
    return HttpServer.create(new InetSocketAddress(setup.host(), port), 0);
  }
}
