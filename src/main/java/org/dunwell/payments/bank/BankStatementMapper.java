package org.dunwell.payments.bank;

import java.sql.Timestamp;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

/** Bank files, their statements and lines. */
@Mapper
interface BankStatementMapper {

  /** The file's row of an import, if there is none yet. */
  int makeFile(@Param("importId") long importId, @Param("now") Timestamp now);

  /** The staged lines that nobody knows; how many they are. */
  int keep(@Param("fileId") long fileId);

  /** How many of the staged lines each statement has, and the days they cover. */
  void count(@Param("fileId") long fileId);

  /** Newest first. */
  List<StatementFileSeen> files(
      @Param("state") String state, @Param("before") long before, @Param("limit") int limit);

  long countFiles(@Param("state") String state);

  List<StatementFileSeen> file(@Param("id") long id);

  List<StatementSeen> statements(
      @Param("fileId") long fileId, @Param("after") int after, @Param("limit") int limit);

  List<StatementSeen> statement(@Param("id") long id);

  /** In the order in which the bank wrote them. */
  List<StatementLine> lines(
      @Param("statementId") long statementId,
      @Param("state") String state,
      @Param("after") long after,
      @Param("limit") int limit);

  /** Lines that go back and wait for a person, oldest first. */
  List<StatementLine> queued(@Param("after") long after, @Param("limit") int limit);

  long countQueued();

  List<StatementLine> line(@Param("id") long id);
}
