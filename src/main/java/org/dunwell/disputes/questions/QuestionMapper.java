package org.dunwell.disputes.questions;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

@Mapper
interface QuestionMapper {

  /** A question to insert. */
  record Row(
      long disputeId,
      String asked,
      String recipient,
      String question,
      String askedBy,
      Instant answerBy) {}

  /** What somebody answers. */
  record Answer(long id, String answer, String by, Long inboundId) {}

  long insert(@Param("row") Row row, @Param("now") Instant now);

  void sentAs(@Param("id") long id, @Param("message") long message);

  Optional<Question> byId(@Param("id") long id);

  /** The open question that a message of ours asked. */
  Optional<Question> openOfMessage(@Param("message") long message);

  List<Question> of(@Param("dispute") long dispute, @Param("limit") int limit);

  /** 0 when it was answered already. */
  int answer(@Param("answer") Answer answer, @Param("now") Instant now);

  /** How many questions to the customer wait for an answer that the clock still stands for. */
  int waiting(@Param("dispute") long dispute, @Param("now") Instant now);
}
