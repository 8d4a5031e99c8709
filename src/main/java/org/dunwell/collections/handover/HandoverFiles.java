package org.dunwell.collections.handover;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import org.dunwell.collections.files.CustomerFile;
import org.dunwell.collections.files.FileOrder;
import org.dunwell.platform.Troubles;
import org.dunwell.platform.time.DueWork;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes the files that were ordered, after the decision is stored, one per transaction: a crash
 * leaves no half of a file, only one that is still to be made.
 */
@Component
@Order(60)
class HandoverFiles implements DueWork {

  /** Some rows of the database, not one value of a hundred megabytes. */
  private static final int CHUNK = 256 * 1024;

  private static final int ATTEMPTS = 5;
  private static final Duration PAUSE = Duration.ofMinutes(10);

  private final FileShelf shelf;
  private final HandoverMapper mapper;
  private final CustomerFile files;
  private final Troubles troubles;
  private final TransactionTemplate transaction;

  HandoverFiles(
      FileShelf shelf,
      HandoverMapper mapper,
      CustomerFile files,
      Troubles troubles,
      TransactionTemplate transaction) {
    this.shelf = shelf;
    this.mapper = mapper;
    this.files = files;
    this.troubles = troubles;
    this.transaction = transaction;
  }

  @Override
  public String name() {
    return "collections.handover-files";
  }

  @Override
  public Optional<Instant> nextDue() {
    return shelf.nextDue();
  }

  @Override
  public void runDue(Instant now) {
    shelf.due(now).ifPresent(id -> make(id, now));
  }

  private void make(long handoverId, Instant now) {
    try {
      transaction.executeWithoutResult(status -> write(handoverId, now));
    } catch (RuntimeException failure) {
      int attempts = shelf.putOff(handoverId, now.plus(PAUSE), ATTEMPTS);
      if (attempts >= ATTEMPTS) {
        troubles.report(
            "collections",
            "handover-file",
            Long.toString(handoverId),
            "The file of a hand-over could not be made.",
            "Look at the detail; when it is mended, retry here.",
            failure);
      }
    }
  }

  private void write(long handoverId, Instant now) {
    Handover handover = mapper.byId(handoverId).orElseThrow();
    MessageDigest digest = sha256();
    try (OutputStream chunks = shelf.open(handoverId);
        OutputStream out =
            new DigestOutputStream(new BufferedOutputStream(chunks, CHUNK), digest)) {
      files.write(
          new FileOrder(
              "Hand-over of %s to %s".formatted(handover.handedOverAt(), handover.partner()),
              handover.customerId(),
              mapper.items(handoverId),
              handover.handedOverAt()),
          out);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
    shelf.made(handoverId, HexFormat.of().formatHex(digest.digest()), now);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException(missing);
    }
  }
}
