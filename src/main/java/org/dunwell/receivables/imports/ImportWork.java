package org.dunwell.receivables.imports;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.time.DueWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.annotation.Order;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reads stored files into the ledger, oldest first: a chunk of rows and the position behind it are
 * one transaction, so a run goes on where it stood. The position is moved only from where this
 * worker began, so two nodes at the same run store nothing twice.
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
  private final DryRuns dryRuns;
  private final ImportEnd end;
  private final TransactionTemplate transaction;
  private final int chunksAtOnce;

  /** Where the last portion stopped, so that the next need not read the file from the start. */
  private Reading open;

  /** Whether another node was found at the run: it is asked again at the next pulse only. */
  private boolean elsewhere;

  @Autowired
  ImportWork(
      ImportRunMapper mapper,
      ImportKinds kinds,
      ChunkStore store,
      DryRuns dryRuns,
      ImportEnd end,
      TransactionTemplate transaction) {
    this(mapper, kinds, store, dryRuns, end, transaction, CHUNKS_AT_ONCE);
  }

  ImportWork(
      ImportRunMapper mapper,
      ImportKinds kinds,
      ChunkStore store,
      DryRuns dryRuns,
      ImportEnd end,
      TransactionTemplate transaction,
      int chunksAtOnce) {
    this.mapper = mapper;
    this.kinds = kinds;
    this.store = store;
    this.dryRuns = dryRuns;
    this.end = end;
    this.transaction = transaction;
    this.chunksAtOnce = chunksAtOnce;
  }

  @Override
  public String name() {
    return "receivables.imports";
  }

  @Override
  public Optional<Instant> nextDue() {
    if (elsewhere) {
      elsewhere = false;
      return Optional.empty();
    }
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
      stays = work(run);
    } catch (MovedOn e) {
      elsewhere = !mapper.byId(id).ended();
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

  /** Some chunks, or a whole dry run; answers whether the file is to be kept open. */
  private boolean work(ImportRun run) {
    ImportKind kind = kinds.byName(run.kind());
    if (open == null || !open.isAt(run)) {
      forget();
      open = Reading.of(run, kind, mapper);
    }
    if (run.dryRun()) {
      dryRuns.rehearse(run, kind, open);
      return false;
    }
    for (int i = 0; i < chunksAtOnce; i++) {
      long from = open.lines();
      List<Row> rows = open.take();
      if (rows.isEmpty()) {
        end.finish(mapper.byId(run.id()), kind);
        return false;
      }
      storeChunk(run, kind, rows, from);
    }
    return true;
  }

  private void storeChunk(ImportRun run, ImportKind kind, List<Row> rows, long from) {
    for (int attempt = 1; ; attempt++) {
      try {
        transaction.executeWithoutResult(
            status -> {
              if (!mapper.claim(run.id())) {
                throw new MovedOn(run.id());
              }
              ChunkStore.Result result = store.store(run.id(), kind, rows);
              end.note(run.id(), result.problems());
              if (mapper.progress(run.id(), from, open.passed(), result.counts()) == 0) {
                throw new MovedOn(run.id());
              }
            });
        return;
      } catch (TransientDataAccessException collision) {
        if (attempt == TRIES) {
          throw collision;
        }
      }
    }
  }

  private void forget() {
    if (open != null) {
      open.close();
      open = null;
    }
  }
}
