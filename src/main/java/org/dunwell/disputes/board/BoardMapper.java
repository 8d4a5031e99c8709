package org.dunwell.disputes.board;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.session.ResultHandler;

/** What the board reads. */
@Mapper
interface BoardMapper {

  /**
   * The moment and the zone that days are counted by.
   *
   * @param zone such as {@code Europe/Berlin}
   */
  record At(Instant now, String zone) {}

  /**
   * Which part of a list that is in order.
   *
   * @param limit how many at most
   */
  record Part(int limit, int offset) {}

  List<BoardLine> list(
      @Param("f") BoardFilter filter, @Param("at") At at, @Param("part") Part part);

  /** The same lines, a portion at a time; needs a transaction, which keeps the cursor. */
  void each(
      @Param("f") BoardFilter filter,
      @Param("at") At at,
      @Param("part") Part part,
      ResultHandler<BoardLine> handler);

  List<Board.Total> totals(@Param("f") BoardFilter filter, @Param("at") At at);

  Board.Counts counts(@Param("user") String user, @Param("now") Instant now);

  /** Who works on open disputes. */
  List<String> owners(@Param("limit") int limit);
}
