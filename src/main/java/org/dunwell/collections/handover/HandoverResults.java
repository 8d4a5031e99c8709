package org.dunwell.collections.handover;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.dunwell.collections.CasesClosed;
import org.dunwell.collections.CustomerTaskEnds;
import org.dunwell.collections.TaskNotComplete;
import org.dunwell.collections.TaskResult;
import org.dunwell.collections.process.HandoverProcess;
import org.dunwell.collections.writeoffs.NewWriteOff;
import org.dunwell.collections.writeoffs.WriteOffProposals;
import org.dunwell.platform.Nudges;
import org.dunwell.receivables.Block;
import org.dunwell.receivables.Blocks;
import org.dunwell.receivables.NewBlock;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Stores what a credit manager decides about handing over, and what those outside report. */
@Component
public class HandoverResults {

  /** How often we ask an agency or a lawyer how it stands. */
  static final int FOLLOW_UP_DAYS = 30;

  /** The latest day to ask again: nobody is forgotten for longer than half a year. */
  static final int LATEST_FOLLOW_UP_DAYS = 180;

  /** Agencies pay out what they have collected at least twice a month. */
  static final int PAY_OUT_DAYS = 15;

  private static final int PARTNER_LENGTH = 200;

  private static final Map<String, String> DECISIONS =
      Map.of(
          "agency", "Handed over to the agency",
          "lawyer", "Handed over to the lawyer",
          "write-off", "Credit manager: to be written off",
          "go-on", "Credit manager: not handed over, go on collecting");

  private static final Map<String, String> REPORTS =
      Map.of(
          "outside", "still at it",
          "instalments", "the customer pays in instalments",
          "paid", "the customer has paid",
          "uncollectable", "nothing can be collected",
          "returned", "given back");

  private final HandoverMapper mapper;
  private final CustomerTaskEnds ends;
  private final HandoverProcess process;
  private final Blocks blocks;
  private final WriteOffProposals writeOffs;
  private final Nudges nudges;
  private final Clock clock;

  HandoverResults(
      HandoverMapper mapper,
      CustomerTaskEnds ends,
      HandoverProcess process,
      Blocks blocks,
      WriteOffProposals writeOffs,
      Nudges nudges,
      Clock clock) {
    this.mapper = mapper;
    this.ends = ends;
    this.process = process;
    this.blocks = blocks;
    this.writeOffs = writeOffs;
    this.nudges = nudges;
    this.clock = clock;
  }

  /**
   * Stores what a credit manager decided about the cases of a task.
   *
   * @throws TaskNotComplete when something is missing, or somebody has decided already
   */
  @Transactional
  public void decide(long task, HandoverDecision decision) {
    String words = TaskResult.meaning("Who gets the cases?", DECISIONS, decision.decision());
    if (decision.handsOver()) {
      checkPartner(decision.partner());
      words = words + " " + decision.partner();
    }
    TaskResult result = new TaskResult(decision.by(), decision.decision(), decision.note(), null);
    List<Long> invoices = ends.end(task, result);
    if (decision.handsOver()) {
      handOver(task, decision, invoices);
    } else if (decision.decision().equals("write-off")) {
      giveUp(ends.customer(task), invoices, decision.note(), decision.by());
    }
    ends.tell(task, "handover", result, words);
    nudges.about(invoices, "handover");
  }

  private void handOver(long task, HandoverDecision decision, List<Long> invoices) {
    long id =
        mapper.insert(
            new HandoverMapper.NewHandover(
                task,
                ends.customer(task),
                decision,
                today().plusDays(FOLLOW_UP_DAYS),
                clock.instant()));
    mapper.insertItems(id, invoices.toArray(Long[]::new));
    block(id, "handover", null, decision.partner(), decision.by());
  }

  /**
   * Writes down what the agency or lawyer said. When they no longer have the cases, our own work on
   * what is still open goes on.
   *
   * @throws TaskNotComplete when something is missing or wrong, or it is settled meanwhile
   */
  @Transactional
  public void report(long task, HandoverReport report) {
    String words = TaskResult.meaning("How does it stand?", REPORTS, report.status());
    Handover handover =
        mapper
            .lockByTask(task)
            .filter(Handover::isOutside)
            .orElseThrow(
                () ->
                    new TaskNotComplete(
                        "These cases are no longer outside. Open the customer to see how they"
                            + " stand."));
    TaskResult result = new TaskResult(report.by(), report.status(), report.note(), null);
    if (report.status().equals("outside") || report.status().equals("instalments")) {
      keep(handover, report);
    } else {
      takeBack(handover, report);
    }
    ends.tell(task, "handover", result, handover.partner() + ": " + words);
  }

  private void keep(Handover handover, HandoverReport report) {
    LocalDate next =
        report.followUpOn() == null ? today().plusDays(FOLLOW_UP_DAYS) : report.followUpOn();
    if (next.isBefore(today()) || next.isAfter(today().plusDays(LATEST_FOLLOW_UP_DAYS))) {
      throw new TaskNotComplete(
          "'Ask again on' must be a day from today to %d days ahead; it is %s."
              .formatted(LATEST_FOLLOW_UP_DAYS, next));
    }
    mapper.report(
        handover.id(), new HandoverReport(report.by(), report.status(), next, report.note()));
  }

  private void takeBack(Handover handover, HandoverReport report) {
    mapper.end(
        new Long[] {handover.id()}, report.status(), report.by(), report.note(), clock.instant());
    if (report.status().equals("paid")) {
      block(
          handover.id(),
          "payment-on-the-way",
          today().plusDays(PAY_OUT_DAYS),
          handover.partner() + " has it",
          report.by());
    }
    lift(handover, report.by());
    if (report.status().equals("uncollectable")) {
      giveUp(
          handover.customerId(),
          mapper.open(handover.id()),
          handover.partner() + " says that nothing can be collected",
          report.by());
    }
  }

  private void giveUp(long customer, List<Long> invoices, String reason, String by) {
    String why = reason == null ? "Decided by the credit manager" : reason;
    writeOffs.propose(new NewWriteOff(customer, invoices, why, by));
  }

  /** What is still open of a hand-over, as a whole. */
  private void block(long id, String kind, LocalDate until, String reason, String by) {
    blocks.setAll(
        mapper.open(id).stream()
            .map(invoice -> new NewBlock(invoice, kind, null, until, "handover/" + id, reason, by))
            .toList());
  }

  private void lift(Handover handover, String by) {
    blocks.liftAll(
        blocks.of(mapper.open(handover.id())).stream()
            .filter(block -> block.liftedAt() == null)
            .filter(block -> block.kind().equals("handover"))
            .filter(block -> block.source().equals(handover.source()))
            .map(Block::id)
            .toList(),
        by);
  }

  /** Whatever was settled need not be asked about any more. */
  @EventListener
  void on(CasesClosed news) {
    List<Handover> settled = mapper.settledBy(news.invoiceIds().toArray(Long[]::new));
    if (settled.isEmpty()) {
      return;
    }
    mapper.end(
        settled.stream().map(Handover::id).toArray(Long[]::new),
        "settled",
        "system",
        null,
        clock.instant());
    process.settled(mapper.instances(settled.stream().map(Handover::taskId).toArray(Long[]::new)));
  }

  private static void checkPartner(String partner) {
    if (partner == null || partner.length() > PARTNER_LENGTH) {
      throw new TaskNotComplete(
          "'Name of the agency or lawyer' must have 1 to %d characters; it is %s."
              .formatted(PARTNER_LENGTH, partner == null ? "empty" : "longer"));
    }
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), clock.getZone());
  }
}
