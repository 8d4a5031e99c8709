package org.dunwell.collections.worklist;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.Timeline;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Which customers a person should turn to, most points first; and putting some of them off. */
@Component
public class Worklist {

  /** A customer who is past due is not out of sight for longer than this. */
  public static final int LONGEST_SNOOZE_DAYS = 30;

  private static final int REASON_LENGTH = 500;

  /**
   * A page of the list.
   *
   * @param filter as asked, with the view that was chosen where none was given
   * @param total on all pages
   */
  public record Page(WorklistFilter filter, List<WorklistLine> lines, long total) {

    /** Whether another page follows one of that many lines. */
    public boolean hasNext(int lines) {
      return (long) filter.page() * lines < total;
    }
  }

  /** How many customers are on which list. */
  public record Counts(long mine, long team, long all) {}

  private final WorklistMapper mapper;
  private final WorklistLines lines;
  private final LineReader reader;
  private final Snoozes snoozes;
  private final Absences absences;
  private final Timeline timeline;
  private final Clock clock;

  Worklist(
      WorklistMapper mapper,
      WorklistLines lines,
      LineReader reader,
      Snoozes snoozes,
      Absences absences,
      Timeline timeline,
      Clock clock) {
    this.mapper = mapper;
    this.lines = lines;
    this.reader = reader;
    this.snoozes = snoozes;
    this.absences = absences;
    this.timeline = timeline;
    this.clock = clock;
  }

  /**
   * A page of lines.
   *
   * @param user whose customers are {@code mine}: also those of whom it stands in for
   */
  public Page list(WorklistFilter filter, String user) {
    return page(filter, user, WorklistFilter.PAGE);
  }

  /** The first lines of the user's own list. */
  public List<WorklistLine> first(String user, int most) {
    return page(WorklistFilter.NONE, user, most).lines();
  }

  /**
   * As {@link #list}, with another number of lines on a page.
   *
   * @param most at most 500
   */
  public Page page(WorklistFilter filter, String user, int most) {
    WorklistFilter asked = withView(filter, user);
    WorklistScope scope = scope(asked, user);
    return new Page(
        asked,
        mapper.list(scope, asked, most, (asked.page() - 1) * most).stream()
            .map(reader::line)
            .toList(),
        mapper.count(scope, asked));
  }

  /** How many customers are on the user's list, on its team's, and on all lists together. */
  public Counts counts(String user) {
    return mapper.counts(absences.actingFor(user));
  }

  /**
   * The number of the customer whose line follows; the first line's when {@code after} is null or
   * has no line any more. Empty at the end of the list.
   */
  public Optional<String> next(WorklistFilter filter, String user, String after) {
    WorklistFilter asked = withView(filter, user).onPage(1);
    WorklistScope scope = scope(asked, user);
    if (after != null && mapper.hasLine(after)) {
      return mapper.following(scope, asked, after);
    }
    return mapper.list(scope, asked, 1, 0).stream().map(WorklistMapper.Row::number).findFirst();
  }

  /** A customer's line, whether on the list or left out; empty when nothing is past due. */
  public Optional<WorklistLine> of(long customerId) {
    return mapper.ofCustomer(customerId).map(reader::line);
  }

  /**
   * Takes these customers off the list until a day. A reply of theirs brings them back sooner.
   *
   * @param until the day they are back, at most {@value #LONGEST_SNOOZE_DAYS} days ahead
   * @throws BrokenRule when the day is none of these or no reason is given
   */
  @Transactional
  public void snooze(Collection<Long> customerIds, LocalDate until, String reason, String by) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), clock.getZone());
    if (until == null
        || !until.isAfter(today)
        || until.isAfter(today.plusDays(LONGEST_SNOOZE_DAYS))) {
      throw new BrokenRule(
          "A customer is put off until a day from tomorrow to %d days ahead; the day given is %s."
              .formatted(LONGEST_SNOOZE_DAYS, until == null ? "none" : until));
    }
    if (reason == null || reason.isBlank() || reason.strip().length() > REASON_LENGTH) {
      throw new BrokenRule(
          "Say in at most %d characters why the customer is put off: whoever stands in for you will want to know."
              .formatted(REASON_LENGTH));
    }
    snoozes.set(customerIds, until, reason.strip(), by);
    renew(customerIds, by, "Put off until %s: %s".formatted(until, sentence(reason)));
  }

  /** Brings these customers back before their day. Those that were not put off stay as they are. */
  @Transactional
  public void wake(Collection<Long> customerIds, String by) {
    renew(snoozes.end(customerIds), by, "Taken up again before the day it was put off to.");
  }

  private void renew(Collection<Long> customerIds, String by, String what) {
    timeline.addAll(
        customerIds.stream()
            .map(id -> new Timeline.Entry("collections", "worklist", id, null, by, what, null))
            .toList());
    lines.lock();
    lines.renew(customerIds);
  }

  private static String sentence(String reason) {
    String text = reason.strip();
    return text.endsWith(".") ? text : text + ".";
  }

  private WorklistFilter withView(WorklistFilter filter, String user) {
    if (filter.view() != null) {
      return filter;
    }
    return filter.inView(mapper.ownsAny(absences.actingFor(user)) ? "mine" : "all");
  }

  private WorklistScope scope(WorklistFilter filter, String user) {
    return switch (filter.view()) {
      case "mine" -> new WorklistScope(absences.actingFor(user), false);
      case "team" -> new WorklistScope(absences.actingFor(user), true);
      default -> WorklistScope.ALL;
    };
  }
}
