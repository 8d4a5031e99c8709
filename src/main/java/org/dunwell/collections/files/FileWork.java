package org.dunwell.collections.files;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dunwell.platform.Troubles;
import org.dunwell.platform.files.Sha256;
import org.dunwell.platform.time.DueWork;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes the files that were ordered, after what asks for them is stored, one per transaction: a
 * crash leaves no half of a file, only one that is still to be made.
 */
@Component
@Order(60)
class FileWork implements DueWork {

  /** Some rows of the database, not one value of a hundred megabytes. */
  private static final int CHUNK = 256 * 1024;

  private static final int ATTEMPTS = 5;
  private static final Duration PAUSE = Duration.ofMinutes(10);

  private final FileShelf shelf;
  private final Map<String, FileSubject> subjects;
  private final CustomerFile files;
  private final Troubles troubles;
  private final TransactionTemplate transaction;

  FileWork(
      FileShelf shelf,
      List<FileSubject> subjects,
      CustomerFile files,
      Troubles troubles,
      TransactionTemplate transaction) {
    this.shelf = shelf;
    this.subjects =
        subjects.stream().collect(Collectors.toMap(FileSubject::kind, Function.identity()));
    this.files = files;
    this.troubles = troubles;
    this.transaction = transaction;
  }

  @Override
  public String name() {
    return "collections.files";
  }

  @Override
  public Optional<Instant> nextDue() {
    return shelf.nextDue();
  }

  @Override
  public void runDue(Instant now) {
    shelf.due(now).ifPresent(id -> make(id, now));
  }

  private void make(long file, Instant now) {
    try {
      transaction.executeWithoutResult(status -> write(file, now));
    } catch (RuntimeException failure) {
      int attempts = shelf.putOff(file, now.plus(PAUSE), ATTEMPTS);
      if (attempts >= ATTEMPTS) {
        troubles.report(
            "collections",
            "customer-file",
            Long.toString(file),
            "The file of a customer could not be made.",
            "Look at the detail; when it is mended, retry here.",
            failure);
      }
    }
  }

  private void write(long file, Instant now) {
    FileShelf.Subject subject = shelf.subject(file);
    MessageDigest digest = Sha256.digest();
    try (OutputStream chunks = shelf.open(file);
        OutputStream out =
            new DigestOutputStream(new BufferedOutputStream(chunks, CHUNK), digest)) {
      files.write(subjects.get(subject.kind()).order(subject.id()), out);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
    shelf.made(file, HexFormat.of().formatHex(digest.digest()), now);
  }
}
