package org.dunwell.sandbox.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * Messages as numbered {@code .eml} files in one folder: readable without Dunwell, safe against a
 * crash (a file is written aside and moved into place), and shareable by two processes.
 */
final class MailFiles {

  private static final Session SESSION = Session.getInstance(new Properties());
  private static final String ENDING = ".eml";

  private final Path folder;
  private long last;

  MailFiles(Path folder) {
    this.folder = folder;
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot keep mails in " + folder.toAbsolutePath(), e);
    }
    this.last = numbers().stream().mapToLong(Long::longValue).max().orElse(0);
  }

  /** Keeps a message, with further header lines put before its own; answers its number. */
  synchronized long add(MimeMessage message, String headers) {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      bytes.write(headers.getBytes(StandardCharsets.UTF_8));
      message.writeTo(bytes);
      return add(bytes.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot keep a mail in " + folder, e);
    } catch (MessagingException e) {
      throw new IllegalStateException("Cannot keep a broken mail", e);
    }
  }

  private long add(byte[] bytes) throws IOException {
    Path aside = Files.createTempFile(folder, "arriving", ".tmp");
    Files.write(aside, bytes, StandardOpenOption.WRITE);
    while (true) {
      Path place = file(++last);
      try {
        Files.createLink(place, aside);
        Files.delete(aside);
        return last;
      } catch (FileAlreadyExistsException takenByAnotherProcess) {
        continue;
      } catch (UnsupportedOperationException noLinksHere) {
        Files.move(aside, place, StandardCopyOption.ATOMIC_MOVE);
        return last;
      }
    }
  }

  /** The numbers of all messages, oldest first. */
  List<Long> numbers() {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(ENDING))
          .map(name -> Long.valueOf(name.substring(0, name.length() - ENDING.length())))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + folder, e);
    }
  }

  boolean has(long number) {
    return Files.exists(file(number));
  }

  MimeMessage read(long number) {
    try (InputStream in = Files.newInputStream(file(number))) {
      return new MimeMessage(SESSION, in);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file(number), e);
    } catch (MessagingException e) {
      throw new IllegalStateException("Not a mail: " + file(number), e);
    }
  }

  byte[] source(long number) {
    try {
      return Files.readAllBytes(file(number));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file(number), e);
    }
  }

  void remove(long number) {
    try {
      Files.deleteIfExists(file(number));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot delete " + file(number), e);
    }
  }

  private Path file(long number) {
    return folder.resolve("%08d%s".formatted(number, ENDING));
  }
}
