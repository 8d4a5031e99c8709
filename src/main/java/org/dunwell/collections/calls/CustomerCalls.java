package org.dunwell.collections.calls;

import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.dunwell.collections.CustomerTaskResults;
import org.dunwell.collections.CustomerTaskResults.EndedCall;
import org.dunwell.collections.TaskResult;
import org.dunwell.collections.calls.CallMapper.Talkable;
import org.dunwell.contact.Calls;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.NotThere;
import org.dunwell.platform.Nudges;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Calls with customers: made as a task, come in by themselves, put right when the wrong outcome was
 * chosen. One call is about all invoices that were to be talked about; what is promised, disputed
 * or paused of them waits, the rest goes on.
 */
@Component
public class CustomerCalls {

  /** Later than this, what a call led to has led to more, and nobody remembers it. */
  public static final Duration CORRECTABLE = Duration.ofDays(14);

  /** More than this is not talked about in one call; the rest is on the statement. */
  static final int MOST_INVOICES = 200;

  private final CallMapper mapper;
  private final CallBook book;
  private final CallEffects effects;
  private final CustomerTaskResults results;
  private final Calls calls;
  private final Nudges nudges;
  private final Clock clock;

  CustomerCalls(
      CallMapper mapper,
      CallBook book,
      CallEffects effects,
      CustomerTaskResults results,
      Calls calls,
      Nudges nudges,
      Clock clock) {
    this.mapper = mapper;
    this.book = book;
    this.effects = effects;
    this.results = results;
    this.calls = calls;
    this.nudges = nudges;
    this.clock = clock;
  }

  /**
   * The call of a task was made; the task is over.
   *
   * @param incoming whether it was them who called while the task was waiting
   * @return the call's id
   * @throws org.dunwell.collections.TaskNotComplete when somebody else has ended the task, or the
   *     report is incomplete or not offered; nothing is stored then
   */
  @Transactional
  public long made(long task, CallReport report, boolean incoming) {
    EndedCall ended = results.called(task, report.result());
    long call =
        book.enter(
            new CallBook.Occasion(
                task,
                ended.customerId(),
                report.direction(incoming ? "incoming" : "outgoing"),
                null),
            chosen(report, ended.invoiceIds()),
            report);
    nudges.about(ended.invoiceIds(), "call");
    return call;
  }

  /**
   * A customer has called by itself, or was called over the line without a task. Whatever was to be
   * called about these invoices is done by it.
   *
   * @return the call's id
   * @throws org.dunwell.collections.TaskNotComplete when the report is incomplete or not offered
   */
  @Transactional
  public long came(long customerId, CallReport report) {
    List<Long> open =
        mapper
            .ofCustomer(customerId, java.sql.Timestamp.from(clock.instant()), MOST_INVOICES)
            .stream()
            .map(Talkable::id)
            .toList();
    List<Long> chosen = chosen(report, open);
    long call =
        book.enter(
            new CallBook.Occasion(null, customerId, report.direction("incoming"), null),
            chosen,
            report);
    if (report.what().spoken()) {
      calls.cameIn(touch(call, report), chosen);
    }
    nudges.about(chosen, "call");
    return call;
  }

  /** As the line itself has named the call, if it went over the line: it counts once. */
  private static String touch(long call, CallReport report) {
    return report.phoneCallId() == null ? "call/" + call : "phone-call/" + report.phoneCallId();
  }

  /**
   * The wrong outcome was chosen: what followed from it is taken back, what follows from the right
   * one is done.
   *
   * @return the id of the entry that puts it right
   * @throws BrokenRule when it was put right already, lies too far back, or has led to something
   *     that is over
   */
  @Transactional
  public long correct(long callId, CallReport report) {
    Call wrong = mapper.lock(callId).orElseThrow(() -> new NotThere("call", Long.toString(callId)));
    checkCorrectable(wrong);
    List<Long> before = mapper.invoices(callId);
    List<Long> candidates =
        wrong.taskId() == null ? before : results.invoicesOfCall(wrong.taskId());
    effects.undo(callId, report.by());
    List<Long> chosen = chosen(report, stillOpen(candidates));
    long call =
        book.enter(
            new CallBook.Occasion(wrong.taskId(), wrong.customerId(), wrong.direction(), wrong),
            chosen,
            report);
    Set<Long> touched = new HashSet<>(before);
    touched.addAll(chosen);
    nudges.about(touched, "call");
    return call;
  }

  /** The engine's instance of the call that waits for this customer; empty if none does. */
  public Optional<String> waiting(long customerId) {
    return mapper.openTask(customerId);
  }

  /**
   * @throws NotThere when there is none with this id
   */
  public Call byId(long callId) {
    return mapper.byId(callId).orElseThrow(() -> new NotThere("call", Long.toString(callId)));
  }

  /** The calls of these customers as they hold, newest first; corrected ones are left out. */
  public List<Call> of(List<Long> customerIds, int limit) {
    return mapper.ofCustomers(customerIds.toArray(Long[]::new), limit);
  }

  /** Whether a wrong outcome of this call can still be put right. */
  public boolean isCorrectable(Call call) {
    return !mapper.corrected(call.id())
        && !clock.instant().isAfter(call.madeAt().plus(CORRECTABLE));
  }

  private void checkCorrectable(Call wrong) {
    if (mapper.corrected(wrong.id())) {
      throw new BrokenRule("This call was corrected already. Correct the entry that holds now.");
    }
    if (!isCorrectable(wrong)) {
      throw new BrokenRule(
          "A call can be corrected for %d days. Log what holds now as a call of its own."
              .formatted(CORRECTABLE.toDays()));
    }
  }

  private List<Long> stillOpen(List<Long> invoices) {
    return mapper
        .byIds(invoices.toArray(Long[]::new), java.sql.Timestamp.from(clock.instant()))
        .stream()
        .map(Talkable::id)
        .toList();
  }

  private static List<Long> chosen(CallReport report, List<Long> offered) {
    if (report.invoiceIds().isEmpty()) {
      return offered;
    }
    Set<Long> known = offered.stream().collect(Collectors.toSet());
    if (!known.containsAll(report.invoiceIds())) {
      throw TaskResult.incomplete(
          "An invoice you chose is settled meanwhile or not to be talked about any more. Look at"
              + " what is owed now and choose again.");
    }
    return report.invoiceIds();
  }
}
