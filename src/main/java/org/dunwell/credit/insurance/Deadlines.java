package org.dunwell.credit.insurance;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.dunwell.credit.Parties;
import org.dunwell.credit.Party;
import org.dunwell.credit.process.InsuranceDeadlineProcess;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.NotThere;
import org.dunwell.platform.Timeline;
import org.dunwell.receivables.InvoicesSettled;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What insurers want by when, from the morning it comes near until somebody has done it. */
@Component
public class Deadlines {

  /** Time enough for a person who is on holiday for a week. */
  static final int LEAD_DAYS = 10;

  private static final int PORTION = 200;
  private static final int SHOWN = 50;
  private static final Set<String> OUTCOMES = Set.of("reported", "extended", "let-go");
  private static final String LET_GO = "let-go";

  private final DeadlineMapper mapper;
  private final InsuranceDeadlineProcess process;
  private final Parties parties;
  private final Timeline timeline;
  private final Clock clock;

  Deadlines(
      DeadlineMapper mapper,
      InsuranceDeadlineProcess process,
      Parties parties,
      Timeline timeline,
      Clock clock) {
    this.mapper = mapper;
    this.process = process;
    this.parties = parties;
    this.timeline = timeline;
    this.clock = clock;
  }

  /** Finds what comes near, set-based; a task that waits already shows what has joined. */
  @Transactional
  public void find(LocalDate day) {
    mapper.open(day, LEAD_DAYS, clock.instant());
    mapper.addInvoices(day, LEAD_DAYS).stream()
        .distinct()
        .map(this::byId)
        .filter(deadline -> deadline.processInstanceId() != null)
        .forEach(deadline -> process.show(deadline.processInstanceId(), lines(deadline.id())));
  }

  /**
   * Starts the processes of a portion of what was found.
   *
   * @return how many
   */
  @Transactional
  public int start() {
    List<Long> some = mapper.unstarted(PORTION);
    process.start(some).forEach(mapper::started);
    return some.size();
  }

  /**
   * @throws NotThere when there is none with this id
   */
  public Deadline byId(long id) {
    return mapper.byId(id).orElseThrow(() -> new NotThere("insurance deadline", Long.toString(id)));
  }

  /** Of a party, the latest first. */
  public List<Deadline> of(long partyId) {
    return mapper.of(partyId, SHOWN);
  }

  /** Its invoices, a line each, for a form. */
  public String lines(long id) {
    return mapper.invoices(id, SHOWN).stream()
        .map(
            line ->
                "%s, due %s: %,.2f %s"
                    .formatted(line.number(), line.dueOn(), line.open(), line.currency()))
        .collect(Collectors.joining("\n"));
  }

  /** The name of whom it is about, for a form. */
  public String partyNamed(long id) {
    Party party = parties.byId(byId(id).partyId());
    return party.number() == null ? party.name() : party.name() + " (" + party.number() + ")";
  }

  /**
   * Somebody has dealt with it.
   *
   * @param outcome {@code reported}, {@code extended} or {@code let-go}
   * @param note needed to let it go
   */
  @Transactional
  public void met(long id, String outcome, String note, String by) {
    if (outcome == null || !OUTCOMES.contains(outcome)) {
      throw new BrokenRule(
          "'What was done?' is reported, extended or let-go, not " + outcome + ".");
    }
    if (outcome.equals(LET_GO) && (note == null || note.isBlank())) {
      throw new BrokenRule("Say in the note why these invoices are not to be insured any more.");
    }
    Deadline deadline = byId(id);
    if (mapper.end(id, "done", outcome, note, by, clock.instant()) == 0) {
      throw new BrokenRule("This deadline was dealt with meanwhile.");
    }
    timeline.add(
        new Timeline.Entry(
            "credit",
            "insurance",
            parties.byId(deadline.partyId()).customerId(),
            null,
            by,
            "%s (policy %s): %s, due %s. %s"
                .formatted(
                    deadline.insurer(),
                    deadline.policy(),
                    outcome,
                    deadline.dueOn(),
                    note == null ? "" : note),
            null));
  }

  /** What is paid need not be reported. */
  @EventListener
  void on(InvoicesSettled news) {
    List<Deadline> gone = mapper.settledBy(news.invoiceIds().toArray(Long[]::new));
    gone.forEach(one -> mapper.end(one.id(), "gone", null, null, "system", clock.instant()));
    process.withdraw(
        gone.stream().map(Deadline::processInstanceId).filter(java.util.Objects::nonNull).toList());
  }
}
