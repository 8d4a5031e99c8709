package org.dunwell.credit.applications.references;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

@Mapper
interface ReferenceMapper {

  void insert(
      @Param("application") long applicationId,
      @Param("position") int position,
      @Param("reference") NewReference reference);

  /** In the order in which they were named. */
  List<TradeReference> of(@Param("application") long applicationId);

  Optional<TradeReference> byId(@Param("id") long id);

  /** How often an address was asked since a moment, by whichever application. */
  int askedSince(@Param("email") String email, @Param("since") Instant since);

  /** Takes another state; of one that has answered or declined nothing changes: 0. */
  int state(@Param("id") long id, @Param("state") String state, @Param("note") String note);

  void asked(@Param("id") long id, @Param("now") Instant now);

  void reminded(@Param("id") long id, @Param("now") Instant now);

  /** 0 when it is not waited for. */
  int answer(
      @Param("id") long id, @Param("answer") ReferenceAnswer answer, @Param("now") Instant now);
}
