package org.dunwell;

import java.time.Instant;

/** Calls of the line as its record holds them when they are over, for tests. */
public final class RecordedCalls {

  /** What the recordings here come to; one is like the other. */
  public static final String SHA256 = "ab".repeat(32);

  /** A second and a half for each sentence. */
  private static final int MILLIS = 1_500;

  private final TestLedger ledger;

  public RecordedCalls(TestLedger ledger) {
    this.ledger = ledger;
  }

  /**
   * A call of the collector's with a customer that is over, recorded and written down.
   *
   * @param language ISO 639-1
   * @param said by customer and collector in turns; the customer begins
   */
  public long call(long customer, Instant at, String language, String... said) {
    long call = silent(customer, at, language);
    long recording =
        ledger.one(
            Long.class,
            """
            insert into contact.recording
              (call_id, sid, kind, customer_channel, state, sha256, bytes, millis, heard_at, stored_at)
            values (?, 'RE' || ?, 'talk', 1, 'clean', ?, 4, 60000, now(), now())
            returning id
            """,
            call,
            call,
            SHA256);
    ledger.update(
        "insert into contact.recording_piece (recording_id, position, bytes) values (?, 0, 'RIFF')",
        recording);
    ledger.update(
        """
        insert into contact.transcript
          (recording_id, call_id, language, sha256, line_count, written_at, words)
        values (?, ?, ?, ?, ?, now(), to_tsvector(
          case ? when 'de' then 'german'::regconfig else 'english'::regconfig end, ?))
        """,
        recording,
        call,
        language,
        SHA256,
        said.length,
        language,
        String.join(" ", said));
    for (int i = 0; i < said.length; i++) {
      ledger.update(
          """
          insert into contact.transcript_line
            (recording_id, index, speaker, start_millis, end_millis, text)
          values (?, ?, ?, ?, ?, ?)
          """,
          recording,
          i,
          i % 2 == 0 ? "customer" : "collector",
          i * MILLIS,
          (i + 1) * MILLIS,
          said[i]);
    }
    return call;
  }

  /** One that nobody recorded. */
  public long silent(long customer, Instant at, String language) {
    return ledger.one(
        Long.class,
        """
        insert into contact.phone_call
          (key, direction, customer_id, selling_entity_id, our_number, their_number, language,
           user_id, desk_number, state, result, reached, consent, created_at, started_at, ended_at)
        select 'test/' || (select count(*) from contact.phone_call), 'outbound', ?, e.id,
          '+494012345', '+4930555001', ?, 'collector', '+494099', 'ended', 'completed', true,
          'given', ?::timestamptz, ?::timestamptz, ?::timestamptz
        from receivables.selling_entity e
        order by e.id
        limit 1
        returning id
        """,
        customer,
        language,
        at.toString(),
        at.toString(),
        at.plusSeconds(60).toString());
  }

  /** Nobody knew who called. */
  public void forget(long call) {
    ledger.update("update contact.phone_call set customer_id = null where id = ?", call);
  }

  /** Its time is over. */
  public void deleteSound() {
    ledger.update("update contact.recording set deleted_at = now(), deleted_by = 'retention'");
  }
}
