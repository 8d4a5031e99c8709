package org.dunwell.receivables.imports;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.time.DueWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reads stored files into the ledger, oldest first: a chunk of rows and the position behind it are
 * one transaction, so a run goes on where it stood.
 */
@Component
@Order(5)
class ImportWork implements DueWork {

  private static final Logger log = LoggerFactory.getLogger(ImportWork.class);

  /** Chunks before other due work gets its turn. */
  private static final int CHUNKS_AT_ONCE = 10;

  private static final int TRIES = 3;

  private final ImportRunMapper mapper;
  private final ImportKinds kinds;
  private final ChunkStore store;
  private final ImportEnd end;
  private final TransactionTemplate transaction;

  /** Where the last portion stopped, so that the next need not read the file from the start. */
  private RowFile open;

  private long openId;

  ImportWork(
      ImportRunMapper mapper,
      ImportKinds kinds,
      ChunkStore store,
      ImportEnd end,
      TransactionTemplate transaction) {
    this.mapper = mapper;
    this.kinds = kinds;
    this.store = store;
    this.end = end;
    this.transaction = transaction;
  }

  @Override
  public String name() {
    return "receivables.imports";
  }

  @Override
  public Optional<Instant> nextDue() {
    // due since ever: the sandbox's clock may stand before the moment the file came
    return Optional.ofNullable(mapper.unfinished()).map(id -> Instant.EPOCH);
  }

  @Override
  public void runDue(Instant now) {
    Long id = mapper.unfinished();
    if (id == null) {
      return;
    }
    ImportRun run = mapper.byId(id);
    boolean stays = false;
    try {
      stays = run.dryRun() ? rehearse(run) : advance(run);
    } catch (UnreadableFile e) {
      end.failed(run.id(), e.getMessage(), e.problems());
    } catch (BrokenRule e) {
      end.failed(run.id(), e.getMessage(), List.of());
    } catch (TransientDataAccessException e) {
      throw e;
    } catch (RuntimeException e) {
      log.error("Import {} failed", run.id(), e);
      end.failed(run.id(), "It failed for a technical reason: " + e.getMessage(), List.of());
    } finally {
      if (!stays) {
        forget();
      }
    }
  }

  /** Some chunks; answers whether the file is to be kept open. */
  private boolean advance(ImportRun run) {
    ImportKind kind = kinds.byName(run.kind());
    RowFile file = file(run, kind);
    for (int i = 0; i < CHUNKS_AT_ONCE; i++) {
      List<Row> rows = take(file, kind);
      if (rows.isEmpty()) {
        end.finish(mapper.byId(run.id()), kind);
        return false;
      }
      storeChunk(run, kind, rows, file.read());
    }
    return true;
  }

  private void storeChunk(ImportRun run, ImportKind kind, List<Row> rows, long read) {
    for (int attempt = 1; ; attempt++) {
      try {
        transaction.executeWithoutResult(
            status -> {
              ChunkStore.Result result = store.store(run.id(), kind, rows);
              end.note(run.id(), result.problems());
              mapper.progress(run.id(), read, result.counts());
            });
        return;
      } catch (TransientDataAccessException collision) {
        if (attempt == TRIES) {
          throw collision;
        }
      }
    }
  }

  /** The whole run in one transaction that is rolled back: exact, and nothing is left of it. */
  private boolean rehearse(ImportRun run) {
    ImportKind kind = kinds.byName(run.kind());
    RowFile file = file(run, kind);
    Rehearsal rehearsal = new Rehearsal();
    transaction.executeWithoutResult(
        status -> {
          status.setRollbackOnly();
          for (List<Row> rows = take(file, kind); !rows.isEmpty(); rows = take(file, kind)) {
            rehearsal.add(store.store(run.id(), kind, rows));
            mapper.progress(run.id(), file.read(), rehearsal.last());
          }
          rehearsal.ask(kind.question(run.id()));
        });
    end.rehearsed(run.id(), rehearsal, file.read());
    return false;
  }

  private static List<Row> take(RowFile file, ImportKind kind) {
    List<Row> rows = new ArrayList<>();
    // the size first: looking ahead would count a row that this chunk does not hold
    while (rows.size() < kind.chunk() && file.hasNext()) {
      rows.add(file.next());
    }
    return rows;
  }

  private RowFile file(ImportRun run, ImportKind kind) {
    if (open != null && openId == run.id() && open.read() == run.linesRead()) {
      return open;
    }
    forget();
    openId = run.id();
    open =
        kind.open(run.fileName(), new StoredFile(mapper, run.id()), Mapping.parse(run.mapping()));
    mapper.setHeader(run.id(), open.header());
    open.skip(run.dryRun() ? 0 : run.linesRead());
    return open;
  }

  private void forget() {
    if (open != null) {
      open.close();
      open = null;
    }
  }
}
