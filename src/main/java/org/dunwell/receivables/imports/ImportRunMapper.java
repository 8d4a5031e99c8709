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

  void setHash(@Param("id") long id, @Param("hash") String hash);

  ImportRun byId(long id);

  List<ImportRun> list(
      @Param("state") String state, @Param("before") long before, @Param("limit") int limit);

  long count(@Param("state") String state);

  List<Problem> problems(
      @Param("id") long id, @Param("after") long after, @Param("limit") int limit);

  long countProblems(long id);

  int answer(@Param("id") long id, @Param("answer") String answer);

  /** The oldest run that has something left to do, or null. */
  Long unfinished();

  /** One, or none behind the last; a list because an array would be taken for many rows. */
  List<byte[]> piece(@Param("id") long id, @Param("position") int position);

  void setHeader(@Param("id") long id, @Param("header") String header);

  /** Adds what a chunk brought and stores how far the file is read. */
  void progress(
      @Param("id") long id, @Param("linesRead") long linesRead, @Param("counts") Counts counts);

  void ask(@Param("id") long id, @Param("question") String question);

  void end(
      @Param("id") long id,
      @Param("state") String state,
      @Param("failure") String failure,
      @Param("now") OffsetDateTime now);

  void dropPieces(long id);

  void dropSeen(long id);
}
