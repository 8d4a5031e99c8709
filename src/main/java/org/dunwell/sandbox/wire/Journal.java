package org.dunwell.sandbox.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;

/**
 * All that ever happened, one JSON line for each commit, in one file that only grows. A line counts
 * when its end is on disk: what a crash leaves of a half-written one is cut off at the next start.
 */
final class Journal implements Closeable {

  private final Path file;
  private final FileChannel channel;
  private final Object syncing = new Object();
  private volatile long written;
  private volatile long safe;

  Journal(Path folder, String what) {
    file = folder.resolve("journal.jsonl");
    FileLock lock;
    try {
      Files.createDirectories(folder);
      channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      lock = lock(channel);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Cannot keep the sandbox's %s in %s".formatted(what, folder), e);
    }
    if (lock == null) {
      throw new IllegalStateException(
          "Another server keeps its %s in %s. Give this one a folder of its own."
              .formatted(what, folder.toAbsolutePath()));
    }
  }

  private static FileLock lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException thisProcess) {
      return null;
    }
  }

  /** Tells every commit in order, once, before the first is added. */
  void replay(Consumer<JsonNode> commit) {
    long good = 0;
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      for (int next = in.read(); next >= 0; next = in.read()) {
        if (next != '\n') {
          line.write(next);
          continue;
        }
        commit.accept(Json.JSON.readTree(line.toByteArray()));
        good += line.size() + 1;
        line.reset();
      }
      channel.truncate(good);
      channel.position(good);
      written = good;
      safe = good;
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(
          "%s is broken after byte %d; move it away to begin anew.".formatted(file, good), e);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file, e);
    }
  }

  /** Adds a commit; {@link #sync} makes it safe. One caller at a time. */
  void add(JsonNode commit) {
    try {
      byte[] line = Json.JSON.writeValueAsBytes(commit);
      ByteBuffer bytes = ByteBuffer.allocate(line.length + 1).put(line).put((byte) '\n').flip();
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      written = channel.position();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + file, e);
    }
  }

  /** Returns when all that was added is on disk; many callers share one trip to the disk. */
  void sync() {
    long wanted = written;
    if (safe >= wanted) {
      return;
    }
    synchronized (syncing) {
      if (safe >= wanted) {
        return;
      }
      long reached = written;
      try {
        channel.force(false);
      } catch (IOException e) {
        throw new UncheckedIOException("Cannot write " + file, e);
      }
      safe = reached;
    }
  }

  /** Forgets everything. One caller at a time. */
  void empty() {
    try {
      synchronized (syncing) {
        channel.truncate(0);
        channel.position(0);
        channel.force(true);
        written = 0;
        safe = 0;
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot empty " + file, e);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot close " + file, e);
    }
  }
}
