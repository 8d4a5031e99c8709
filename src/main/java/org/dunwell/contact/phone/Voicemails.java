package org.dunwell.contact.phone;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.dunwell.contact.process.ContactTaskProcess;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.NotThere;
import org.dunwell.platform.Timeline;
import org.dunwell.platform.telephone.TelephoneNumber;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Messages on the line's voicemail that wait for a person to call back. */
@Component
public class Voicemails {

  /** What may come of one, as the timeline says it. */
  private static final Map<String, String> OUTCOMES =
      Map.of(
          "called-back", "Called back",
          "answered", "Answered another way",
          "nothing", "Nothing to do");

  /** The engine keeps texts of at most 4000 characters. */
  private static final int MOST_TEXT = 3_600;

  /**
   * A message.
   *
   * @param customerId null when nobody knows who called
   * @param customer name and number; {@code Unknown} when nobody knows
   * @param owner user id of the customer's collector, or null
   * @param calledFrom as people read it
   * @param callId where it can be heard
   */
  public record Voicemail(
      long id, long callId, Long customerId, String customer, String owner, String calledFrom) {}

  private final JdbcClient jdbc;
  private final ContactTaskProcess process;
  private final Transcripts transcripts;
  private final Timeline timeline;
  private final Clock clock;

  Voicemails(
      JdbcClient jdbc,
      ContactTaskProcess process,
      Transcripts transcripts,
      Timeline timeline,
      Clock clock) {
    this.jdbc = jdbc;
    this.process = process;
    this.transcripts = transcripts;
    this.timeline = timeline;
    this.clock = clock;
  }

  /** Somebody has to call back; once for each call. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void open(long callId) {
    Optional<Long> task =
        jdbc.sql(
                """
                insert into contact.task (kind, customer_id, phone_call_id, reason, state, opened_at)
                select 'voicemail', customer_id, id, 'voicemail', 'open', ?
                from contact.phone_call
                where id = ?
                on conflict do nothing
                returning id
                """)
            .params(Timestamp.from(clock.instant()), callId)
            .query(Long.class)
            .optional();
    task.ifPresent(
        id ->
            jdbc.sql("update contact.task set process_instance_id = ? where id = ?")
                .params(process.start(id), id)
                .update());
  }

  /** The message of an open task; empty when the task is about something else or has ended. */
  public Optional<Voicemail> ofTask(long taskId) {
    return jdbc.sql(
            """
            select
              t.id,
              t.phone_call_id,
              cu.id as customer_id,
              coalesce(cu.name || ' (' || cu.number || ')', 'Unknown') as customer,
              cu.owner,
              c.their_number
            from contact.task t
            join contact.phone_call c on c.id = t.phone_call_id
            left join receivables.customer cu on cu.id = c.customer_id
            where t.id = ?
              and t.kind = 'voicemail'
              and t.state = 'open'
            """)
        .param(taskId)
        .query(
            (row, n) ->
                new Voicemail(
                    row.getLong(1),
                    row.getLong(2),
                    row.getObject(3, Long.class),
                    row.getString(4),
                    row.getString(5),
                    row.getString(6) == null
                        ? "a withheld number"
                        : TelephoneNumber.readable(row.getString(6))))
        .optional();
  }

  /** What was said, and where it can be heard. */
  public String words(Voicemail message) {
    String said =
        transcripts.of(message.callId()).stream()
            .flatMap(transcript -> transcript.lines().stream())
            .map(TranscriptLine::text)
            .collect(Collectors.joining("\n"));
    String shown = said.length() <= MOST_TEXT ? said : said.substring(0, MOST_TEXT) + "...";
    return "%s\n\nListen to it at /phone-calls/%d."
        .formatted(shown.isEmpty() ? "It could not be written down." : shown, message.callId())
        .strip();
  }

  /**
   * Ends a task with what came of the message.
   *
   * @param outcome {@code called-back}, {@code answered} or {@code nothing}
   * @param note may be null
   * @throws BrokenRule when no outcome was chosen
   * @throws NotThere when there is no such open task
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void end(long taskId, String outcome, String note, String by) {
    Voicemail message =
        ofTask(taskId).orElseThrow(() -> new NotThere("voicemail task", Long.toString(taskId)));
    if (outcome == null || !OUTCOMES.containsKey(outcome)) {
      throw new BrokenRule("Say what came of the message.");
    }
    jdbc.sql(
            """
            update contact.task
            set state = 'done', ended_at = ?, ended_by = ?, outcome = ?
            where id = ? and state = 'open'
            """)
        .params(Timestamp.from(clock.instant()), by, outcome, taskId)
        .update();
    if (message.customerId() != null) {
      timeline.add(
          new Timeline.Entry(
              "contact",
              "phone",
              message.customerId(),
              null,
              by,
              "Voicemail from %s: %s.%s"
                  .formatted(
                      message.calledFrom(), OUTCOMES.get(outcome), note == null ? "" : " " + note),
              null));
    }
  }
}
