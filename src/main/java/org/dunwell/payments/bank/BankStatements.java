package org.dunwell.payments.bank;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import org.dunwell.payments.bank.read.CsvColumns;
import org.dunwell.platform.NotThere;
import org.dunwell.receivables.imports.Imports;
import org.dunwell.receivables.imports.Upload;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Files of banks, from their arrival to what became of each line. */
@Component
public class BankStatements {

  /** The kind of import that a bank file is. */
  public static final String KIND = CsvColumns.NAME;

  private final Imports imports;
  private final BankStatementMapper mapper;
  private final JdbcClient jdbc;
  private final Clock clock;

  BankStatements(Imports imports, BankStatementMapper mapper, JdbcClient jdbc, Clock clock) {
    this.imports = imports;
    this.mapper = mapper;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * Keeps a file to be read soon. One with the same bytes as an earlier one is read all the same,
   * posts nothing twice and says which one it repeats.
   *
   * @param file of the kind {@link #KIND}
   * @return the id of the file
   * @throws org.dunwell.platform.BrokenRule when it is empty or the mapping cannot be understood
   */
  @Transactional
  public long submit(Upload file) {
    long run = imports.submit(file);
    mapper.makeFile(run, Timestamp.from(clock.instant()));
    return jdbc.sql(
            """
            update payments.statement_file f
            set same_as = (
              select min(e.id)
              from payments.statement_file e
              where e.sha256 = f.sha256
                and e.id < f.id
                and e.state <> 'refused')
            where import_id = ?
            returning id
            """)
        .param(run)
        .query(Long.class)
        .single();
  }

  /** Which run reads a file. */
  long runOf(long fileId) {
    return file(fileId).importId();
  }

  /**
   * Files, newest first.
   *
   * @param state null for all
   * @param before only files with a smaller id; null for the newest
   */
  public List<StatementFileSeen> files(String state, Long before, int limit) {
    return mapper.files(state, before == null ? Long.MAX_VALUE : before, limit);
  }

  public long countFiles(String state) {
    return mapper.countFiles(state);
  }

  /**
   * @throws NotThere when there is none with this id
   */
  public StatementFileSeen file(long id) {
    return one(mapper.file(id), "bank file", id);
  }

  private static <T> T one(List<T> found, String what, long id) {
    return found.stream().findFirst().orElseThrow(() -> new NotThere(what, Long.toString(id)));
  }

  /**
   * The statements of a file in its order.
   *
   * @param after only statements behind this one
   */
  public List<StatementSeen> statements(long fileId, int after, int limit) {
    return mapper.statements(fileId, after, limit);
  }

  /**
   * @throws NotThere when there is none with this id
   */
  public StatementSeen statement(long id) {
    return one(mapper.statement(id), "bank statement", id);
  }

  /**
   * The lines that a statement brought; those that another had shown before are there.
   *
   * @param state null for all
   * @param after only lines behind this id
   */
  public List<StatementLine> lines(long statementId, String state, long after, int limit) {
    return mapper.lines(statementId, state, after, limit);
  }

  /**
   * @throws NotThere when there is none with this id
   */
  public StatementLine line(long id) {
    return one(mapper.line(id), "line of a bank statement", id);
  }

  /** Money that went back and waits for a person, oldest first. */
  public List<StatementLine> returnsWaiting(long after, int limit) {
    return mapper.queued(after, limit);
  }

  public long countReturnsWaiting() {
    return mapper.countQueued();
  }
}
