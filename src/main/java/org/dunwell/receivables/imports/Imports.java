package org.dunwell.receivables.imports;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.NotThere;
import org.dunwell.platform.files.Sha256;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Files on their way into the ledger. A file is stored first and read afterwards by the work loop,
 * chunk by chunk, so that a crash costs one chunk's work and no row.
 */
@Component
public class Imports {

  private static final int PIECE = 1 << 20;

  private final ImportRunMapper mapper;
  private final ImportKinds kinds;
  private final ImportEnd end;
  private final Clock clock;

  Imports(ImportRunMapper mapper, ImportKinds kinds, ImportEnd end, Clock clock) {
    this.mapper = mapper;
    this.kinds = kinds;
    this.end = end;
    this.clock = clock;
  }

  /**
   * Stores a file to be imported soon.
   *
   * @return the id of its run
   * @throws BrokenRule when the kind or the mapping cannot be understood or the file is empty
   */
  @Transactional
  public long submit(Upload upload) {
    kinds.byName(upload.kind());
    Mapping.parse(upload.mapping());
    long id = mapper.insert(upload, now());
    MessageDigest digest = Sha256.digest();
    long size = store(id, new DigestInputStream(upload.content(), digest));
    if (size == 0) {
      throw new BrokenRule("The file %s is empty.".formatted(upload.fileName()));
    }
    mapper.setHash(id, HexFormat.of().formatHex(digest.digest()), size);
    return id;
  }

  /** Piece by piece: never more than one of them is in memory. */
  private long store(long id, InputStream content) {
    try {
      int position = 0;
      long size = 0;
      for (byte[] piece = content.readNBytes(PIECE);
          piece.length > 0;
          piece = content.readNBytes(PIECE)) {
        mapper.insertPiece(id, position++, piece);
        size += piece.length;
      }
      return size;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * One run as it stands.
   *
   * @throws NotThere when there is none with this id
   */
  public ImportRun byId(long id) {
    ImportRun run = mapper.byId(id);
    if (run == null) {
      throw new NotThere("import", Long.toString(id));
    }
    return run;
  }

  /**
   * Runs, newest first.
   *
   * @param state null for all
   * @param before only runs with a smaller id; null for the newest
   */
  public List<ImportRun> list(String state, Long before, int limit) {
    return mapper.list(state, before == null ? Long.MAX_VALUE : before, limit);
  }

  public long count(String state) {
    return mapper.count(state);
  }

  /**
   * What was refused, in line order.
   *
   * @param after only problems behind this many
   */
  public List<Problem> problems(long id, long after, int limit) {
    return mapper.problems(id, after, limit);
  }

  public long countProblems(long id) {
    return mapper.countProblems(id);
  }

  /**
   * Answers what a run asks.
   *
   * @param answer {@code yes} or {@code no}
   * @throws BrokenRule when it asks nothing or the answer is another
   */
  @Transactional
  public void answer(long id, String answer) {
    byId(id);
    if (answer == null || !List.of("yes", "no").contains(answer)) {
      throw new BrokenRule("Answer yes or no.");
    }
    if (mapper.answer(id, answer) == 0) {
      throw new BrokenRule("Import %d asks nothing (any more).".formatted(id));
    }
  }

  /**
   * Stops a run between two chunks. What was taken stays and can be undone.
   *
   * @throws BrokenRule when it has ended
   */
  @Transactional
  public void cancel(long id, String by) {
    end.cancelled(byId(id), by);
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }
}
