package org.dunwell.receivables.imports;

import java.time.OffsetDateTime;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

/** Runs, their stored files and what was refused. */
@Mapper
interface ImportRunMapper {

  long insert(@Param("upload") Upload upload, @Param("now") OffsetDateTime now);

  void insertPiece(
      @Param("id") long id, @Param("position") int position, @Param("bytes") byte[] bytes);

  void setHash(
      @Param("id") long id, @Param("hash") String hash, @Param("bytesTotal") long bytesTotal);

  ImportRun byId(long id);

  List<ImportRun> list(
      @Param("state") String state, @Param("before") long before, @Param("limit") int limit);

  long count(@Param("state") String state);

  List<Problem> problems(
      @Param("id") long id, @Param("after") long after, @Param("limit") int limit);

  long countProblems(long id);

  ProblemRoom problemRoom(long id);

  int answer(@Param("id") long id, @Param("answer") String answer);

  /** The oldest run that has something left to do, or null. */
  Long unfinished();

  /** One, or none behind the last; a list because an array would be taken for many rows. */
  List<byte[]> piece(@Param("id") long id, @Param("position") int position);

  /** Answers 0 when the run has ended. */
  int setHeader(@Param("id") long id, @Param("header") String header);

  /** Keeps the run to this transaction; false when another one has it. */
  boolean claim(long id);

  /**
   * Adds what a chunk brought and stores how far the file is read.
   *
   * @param from where the chunk began
   * @return 0 when the run does not stand there, or has ended
   */
  int progress(
      @Param("id") long id,
      @Param("from") long from,
      @Param("passed") Reading.Passed passed,
      @Param("counts") Counts counts);

  /** How far a dry run is; answers 0 when it has ended. */
  int passed(@Param("id") long id, @Param("passed") Reading.Passed passed);

  /** What a dry run has found out; answers 0 when it has ended. */
  int rehearsed(
      @Param("id") long id,
      @Param("passed") Reading.Passed passed,
      @Param("counts") Counts counts,
      @Param("question") String question);

  /** Answers 0 when the run has ended. */
  int ask(@Param("id") long id, @Param("question") String question);

  /** Keeps a run that is still running from ending otherwise before this transaction does. */
  Long lockRunning(long id);

  /** Answers 0 when it has ended before. */
  int cancel(@Param("id") long id, @Param("by") String by, @Param("now") OffsetDateTime now);

  /** Answers 0 when it has ended before. */
  int end(
      @Param("id") long id,
      @Param("state") String state,
      @Param("failure") String failure,
      @Param("now") OffsetDateTime now);

  void dropPieces(long id);

  void dropSeen(long id);
}
