package org.dunwell.sandbox.wire;

import java.nio.file.Path;

/**
 * How a counterparty is set up.
 *
 * @param folder where its journal lies
 * @param host the address it listens on; {@code 127.0.0.1} unless others shall reach it
 * @param port 0 for the one it had the last time if it is free, else any
 * @param publicUrl where browsers find it, without a slash at the end; empty for {@code
 *     http://host:port}
 */
public record Setup(Path folder, String host, int port, String publicUrl) {

  private static final int HOST = 2;
  private static final int PUBLIC_URL = 3;

  /** Of a command line: {@code [folder] [port] [host] [public url]}. */
  public static Setup of(String[] args, String folder, int port) {
    return new Setup(
        Path.of(args.length > 0 ? args[0] : folder),
        args.length > HOST ? args[HOST] : "127.0.0.1",
        args.length > 1 ? Integer.parseInt(args[1]) : port,
        args.length > PUBLIC_URL ? args[PUBLIC_URL] : "");
  }
}
