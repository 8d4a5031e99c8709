package org.dunwell.contact.texts;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

@Mapper
interface TextMapper {

  /** One to be sent. */
  record Outgoing(
      long id,
      String kind,
      Long customerId,
      Long contactId,
      long sellingEntityId,
      String number,
      String body,
      Long messageId,
      String state,
      String sid,
      int attempts,
      Instant handingSince,
      Instant createdAt,
      Instant sentAt) {}

  /** Whoever has a number. */
  record Holder(long contactId, long customerId, String name, String language, boolean own) {}

  /** Empty when there is one with this key. */
  Optional<Long> insert(
      @Param("text") NewText text, @Param("messageId") Long messageId, @Param("now") Instant now);

  Optional<Long> byKey(@Param("key") String key);

  /** One that came in. */
  record Incoming(
      String sid,
      String number,
      Long customerId,
      Long contactId,
      Long sellingEntityId,
      String language,
      String body) {}

  /** Empty when it was taken before. */
  Optional<Long> insertIncoming(@Param("text") Incoming text, @Param("now") Instant now);

  Optional<Instant> nextDue();

  List<Long> due(@Param("now") Instant now, @Param("limit") int limit);

  /** Marks one that is queued and due as on its way; when it was marked before that stays. */
  int beginHandingOver(@Param("id") long id, @Param("now") Instant now);

  /** A reminder's words as they are true now. */
  void rewrite(@Param("id") long id, @Param("body") String body);

  /** Waits for whoever is at it. */
  Optional<Outgoing> lock(@Param("id") long id);

  Optional<Outgoing> byId(@Param("id") long id);

  Optional<Long> bySid(@Param("sid") String sid);

  /** Those of these ids of Twilio's that are known to belong to other messages. */
  List<String> known(@Param("sids") String[] sids);

  /** Twilio has it; what it becomes is asked for at {@code askAt}. */
  int sent(
      @Param("id") long id,
      @Param("sid") String sid,
      @Param("now") Instant now,
      @Param("askAt") Instant askAt);

  void askAgain(@Param("id") long id, @Param("at") Instant at);

  /** One that is queued is tried again; {@code uncertain}: it may have been taken. */
  void putOff(
      @Param("id") long id,
      @Param("until") Instant until,
      @Param("reason") String reason,
      @Param("uncertain") boolean uncertain);

  /** 0 when it has ended before. */
  int end(
      @Param("id") long id,
      @Param("state") String state,
      @Param("reason") String reason,
      @Param("now") Instant now);

  int tryAgain(@Param("id") long id, @Param("now") Instant now);

  List<Holder> holders(@Param("number") String number);

  /** Customers about whom a text of ours has left for this number since then. */
  List<Long> textedAt(@Param("number") String number, @Param("since") Instant since);

  /** What a number has said: true, false, or empty for nothing. */
  Optional<Boolean> wanted(@Param("number") String number);

  int say(
      @Param("number") String number,
      @Param("wanted") boolean wanted,
      @Param("word") String word,
      @Param("now") Instant now);

  void undeliverable(
      @Param("number") String number, @Param("why") String why, @Param("now") Instant now);

  /** Texts arrive there after all. */
  void deliverable(@Param("number") String number);

  List<TextMessage> latest(@Param("customers") Long[] customers, @Param("limit") int limit);
}
