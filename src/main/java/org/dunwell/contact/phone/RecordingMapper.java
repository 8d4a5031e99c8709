package org.dunwell.contact.phone;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

@Mapper
interface RecordingMapper {

  /** A recording as Twilio tells of it. */
  record Heard(
      long callId, String sid, String kind, int customerChannel, String state, Instant at) {}

  /** A recording that is to be fetched, or cleared away at Twilio. */
  record Work(
      long id,
      long callId,
      String sid,
      String kind,
      int customerChannel,
      String state,
      String transcriptSid,
      String language,
      Instant heardAt,
      int attempts) {}

  /** What was stored. */
  record Stored(long id, String sha256, long bytes, long millis, int muted, Instant at) {}

  /** A stored sound. */
  record Sound(long id, long callId, long bytes) {}

  /** Some of its bytes. */
  record Piece(byte[] bytes) {}

  /** A transcript to store. */
  record NewTranscript(
      long recordingId, long callId, String language, String sha256, String words, Instant at) {}

  /** Columns of rows to insert. */
  record NewLines(
      long recordingId,
      Long[] indexes,
      String[] speakers,
      Long[] starts,
      Long[] ends,
      String[] texts) {}

  void heard(@Param("heard") Heard heard);

  List<String> known(@Param("call") long call);

  boolean anyRunning(@Param("call") long call);

  Optional<String> running(@Param("call") long call);

  Optional<String> runningState(@Param("call") long call);

  void paused(@Param("sid") String sid, @Param("paused") boolean paused);

  Optional<Instant> nextDue();

  List<Work> due(@Param("now") Instant now, @Param("limit") int limit);

  void ordered(
      @Param("id") long id, @Param("transcript") String transcript, @Param("due") Instant due);

  /** The transcript failed for good. */
  void orderAgain(@Param("id") long id);

  /** The transcript can be had. */
  int written(
      @Param("transcript") String transcript,
      @Param("recording") long recording,
      @Param("now") Instant now);

  void later(@Param("id") long id, @Param("due") Instant due, @Param("problem") String problem);

  void tryAgain(@Param("id") long id, @Param("now") Instant now);

  /** 0 when somebody else has stored it. */
  int stored(@Param("stored") Stored stored);

  void insertPiece(
      @Param("id") long id, @Param("position") int position, @Param("bytes") byte[] bytes);

  void clean(@Param("id") long id);

  void absent(@Param("id") long id, @Param("problem") String problem);

  Optional<Sound> sound(@Param("call") long call);

  Piece piece(@Param("id") long id, @Param("position") int position);

  void insertTranscript(@Param("transcript") NewTranscript transcript);

  void insertLines(@Param("lines") NewLines lines);

  Optional<Long> transcriptOf(@Param("call") long call);

  String languageOf(@Param("id") long id);

  List<TranscriptLine> lines(@Param("id") long id);

  Optional<String> service(@Param("account") String account, @Param("language") String language);

  void saveService(
      @Param("account") String account,
      @Param("language") String language,
      @Param("sid") String sid);

  List<Long> oldSounds(@Param("before") Instant before, @Param("limit") int limit);

  void deletePieces(@Param("ids") Long[] ids);

  void soundsDeleted(@Param("ids") Long[] ids, @Param("by") String by, @Param("now") Instant now);

  List<Long> oldTranscripts(@Param("before") Instant before, @Param("limit") int limit);

  void deleteLines(@Param("ids") Long[] ids);

  void transcriptsDeleted(
      @Param("ids") Long[] ids, @Param("by") String by, @Param("now") Instant now);
}
