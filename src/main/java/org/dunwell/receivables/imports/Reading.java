package org.dunwell.receivables.imports;

import java.util.ArrayList;
import java.util.List;

/** A run's stored file while it is being read. */
final class Reading implements AutoCloseable {

  /** All rows of a chunk are in memory at once; honest ones are some hundred characters long. */
  private static final int MAX_CHARACTERS = 4 << 20;

  private final long importId;
  private final ImportKind kind;
  private final StoredFile stored;
  private final RowFile rows;
  private long startedAt = System.nanoTime();

  private Reading(ImportRun run, ImportKind kind, ImportRunMapper mapper) {
    this.importId = run.id();
    this.kind = kind;
    this.stored = new StoredFile(mapper, run.id());
    this.rows = kind.open(run.fileName(), stored, Mapping.parse(run.mapping()));
  }

  /**
   * Opens the file where the run stands.
   *
   * @throws UnreadableFile when no row of it can be read
   * @throws MovedOn when the run has ended meanwhile
   */
  static Reading of(ImportRun run, ImportKind kind, ImportRunMapper mapper) {
    if (run.linesRead() == 0) {
      kind.check(new StoredFile(mapper, run.id()), Mapping.parse(run.mapping()));
    }
    Reading reading = new Reading(run, kind, mapper);
    if (mapper.setHeader(run.id(), reading.rows.header()) == 0) {
      throw new MovedOn(run.id());
    }
    reading.rows.skip(run.dryRun() ? 0 : run.linesRead());
    return reading;
  }

  boolean isAt(ImportRun run) {
    return importId == run.id() && rows.read() == run.linesRead();
  }

  /** Records passed so far. */
  long lines() {
    return rows.read();
  }

  /** How far it is now, with the time since it was asked last. */
  Passed passed() {
    long now = System.nanoTime();
    long worked = (now - startedAt) / 1_000_000;
    startedAt += worked * 1_000_000;
    return new Passed(rows.read(), stored.passed(), worked);
  }

  /** The next chunk; empty at the end. */
  List<Row> take() {
    List<Row> taken = new ArrayList<>();
    int characters = 0;
    // the size first: looking ahead would count a row that this chunk does not hold
    while (taken.size() < kind.chunk() && characters < MAX_CHARACTERS && rows.hasNext()) {
      Row row = rows.next();
      characters += row.raw().length();
      taken.add(row);
    }
    return taken;
  }

  @Override
  public void close() {
    rows.close();
  }

  /**
   * How far a run is.
   *
   * @param lines records of the file
   * @param bytes of the stored file
   * @param workedMs since it was looked at last
   */
  record Passed(long lines, long bytes, long workedMs) {}
}
