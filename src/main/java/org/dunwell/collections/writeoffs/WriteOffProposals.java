package org.dunwell.collections.writeoffs;

import java.math.BigDecimal;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.dunwell.collections.CasesClosed;
import org.dunwell.collections.process.WriteOffProcess;
import org.dunwell.collections.writeoffs.ProposalMapper.OpenLine;
import org.dunwell.platform.NotThere;
import org.dunwell.platform.Timeline;
import org.dunwell.platform.decisions.Decision;
import org.dunwell.platform.decisions.Decisions;
import org.dunwell.platform.security.Group;
import org.dunwell.platform.security.Users;
import org.dunwell.receivables.Block;
import org.dunwell.receivables.Blocks;
import org.dunwell.receivables.NewBlock;
import org.dunwell.receivables.WriteOffs;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Write-offs from the first wish to the booking. */
@Component
public class WriteOffProposals {

  private static final String TABLE = "write-off-authority";

  private static final int SHOWN = 50;

  /** The column of the table's answer. */
  record Authority(String approval) {

    boolean isEnough() {
      return approval.equals("none");
    }
  }

  private final ProposalMapper mapper;
  private final Decisions decisions;
  private final WriteOffProcess process;
  private final WriteOffs writeOffs;
  private final Blocks blocks;
  private final Users users;
  private final Timeline timeline;
  private final Clock clock;

  WriteOffProposals(
      ProposalMapper mapper,
      Decisions decisions,
      WriteOffProcess process,
      WriteOffs writeOffs,
      Blocks blocks,
      Users users,
      Timeline timeline,
      Clock clock) {
    this.mapper = mapper;
    this.decisions = decisions;
    this.process = process;
    this.writeOffs = writeOffs;
    this.blocks = blocks;
    this.users = users;
    this.timeline = timeline;
    this.clock = clock;
  }

  /**
   * Proposes to give up all that is open of these invoices. Within the user's own authority it is
   * booked at once; else nobody asks for the money until another credit manager has decided.
   *
   * @return the proposal as it stands
   * @throws WriteOffNotAllowed when none of the invoices is an open one of this customer
   */
  @Transactional
  public Proposal propose(NewWriteOff wanted) {
    List<OpenLine> open =
        wanted.invoiceIds().isEmpty()
            ? List.of()
            : mapper.openOf(wanted.customerId(), wanted.invoiceIds().toArray(Long[]::new));
    if (open.isEmpty()) {
      throw new WriteOffNotAllowed("Choose at least one invoice of which something is open.");
    }
    Decision<Authority> authority = authority(wanted, open);
    long id = mapper.insert(wanted, authority.output().approval(), authority.id(), clock.instant());
    mapper.insertItems(id, open.stream().map(OpenLine::invoiceId).toArray(Long[]::new));
    String amounts = byId(id).amounts();
    if (!authority.output().isEnough()) {
      blocks.setAll(
          open.stream()
              .map(
                  line ->
                      new NewBlock(
                          line.invoiceId(),
                          "hold",
                          null,
                          null,
                          source(id),
                          "proposed to be written off",
                          wanted.by()))
              .toList());
      say(
          wanted.customerId(),
          wanted.by(),
          "Proposed to write off %s: %s".formatted(amounts, wanted.reason()),
          authority.id());
    }
    mapper.started(id, process.start(id));
    return byId(id);
  }

  /** Largest amount of one currency decides: currencies are never added. */
  private Decision<Authority> authority(NewWriteOff wanted, List<OpenLine> open) {
    BigDecimal most =
        open.stream()
            .collect(
                Collectors.groupingBy(
                    OpenLine::currency,
                    Collectors.reducing(BigDecimal.ZERO, OpenLine::open, BigDecimal::add)))
            .values()
            .stream()
            .max(BigDecimal::compareTo)
            .orElseThrow();
    boolean manager = users.isIn(wanted.by(), Group.CREDIT_MANAGERS);
    return decisions.decide(
        TABLE,
        new Decisions.Question(
            "customer/" + wanted.customerId(),
            Map.of("by", manager ? "credit-manager" : "collector", "amount", most)),
        Authority.class);
  }

  /** Whether somebody else has to agree. */
  public boolean needsApproval(long id) {
    return !byId(id).approval().equals("none");
  }

  /**
   * Another credit manager agrees, or does not.
   *
   * @param answer {@code approve} or {@code refuse}; then the money is asked for again
   * @param note why; needed for a refusal
   * @throws WriteOffNotAllowed when it is the proposer, or it has ended meanwhile
   */
  @Transactional
  public void decide(long id, String answer, String note, String by) {
    if (!"approve".equals(answer) && !"refuse".equals(answer)) {
      throw new WriteOffNotAllowed(
          "'Do we give it up?' needs approve or refuse as an answer; it is %s.".formatted(answer));
    }
    Proposal proposal = byId(id);
    if (!proposal.isOpen()) {
      throw new WriteOffNotAllowed(
          "This write-off was decided or withdrawn meanwhile. Open the customer to see how it stands.");
    }
    if (proposal.proposedBy().equals(by)) {
      throw new WriteOffNotAllowed(
          "You have proposed this write-off; another credit manager has to decide it.");
    }
    if (answer.equals("refuse")) {
      if (note == null || note.isBlank()) {
        throw new WriteOffNotAllowed("Say in the note why it is refused.");
      }
      mapper.end(id, "refused", by, note, clock.instant());
      lift(id, by);
      say(
          proposal.customerId(),
          by,
          "The write-off of %s is refused: %s".formatted(proposal.amounts(), note),
          null);
    } else {
      mapper.end(id, "written-off", by, note, clock.instant());
    }
  }

  /** Whether it was agreed to. */
  public boolean isApproved(long id) {
    return byId(id).state().equals("written-off");
  }

  /** Books what is still open of it. */
  @Transactional
  public void book(long id) {
    Proposal proposal = byId(id);
    String by = proposal.decidedBy() == null ? proposal.proposedBy() : proposal.decidedBy();
    mapper.end(id, "written-off", by, null, clock.instant());
    lift(id, by);
    for (ProposalMapper.Item item : mapper.items(id)) {
      if (item.open().signum() > 0) {
        writeOffs.writeOff(item.invoiceId(), item.amount().min(item.open()), proposal.reason(), by);
      }
    }
  }

  /** The proposals of these customers, newest first. */
  public List<Proposal> of(Collection<Long> customerIds) {
    return customerIds.isEmpty() ? List.of() : mapper.of(customerIds.toArray(Long[]::new), SHOWN);
  }

  /**
   * @throws NotThere when there is none with this id
   */
  public Proposal byId(long id) {
    return mapper.byId(id).orElseThrow(() -> new NotThere("write-off proposal", Long.toString(id)));
  }

  /** Which invoices it is about, a line each, for a form. */
  public String lines(long id) {
    return mapper.items(id).stream()
        .map(item -> "%s: %,.2f %s".formatted(item.number(), item.amount(), item.currency()))
        .collect(Collectors.joining("\n"));
  }

  /** What is settled need not be given up. */
  @EventListener
  void on(CasesClosed news) {
    List<Proposal> settled = mapper.settledBy(news.invoiceIds().toArray(Long[]::new));
    settled.forEach(
        proposal -> mapper.end(proposal.id(), "withdrawn", "system", null, clock.instant()));
    process.withdraw(settled.stream().map(Proposal::processInstanceId).toList());
  }

  private void lift(long id, String by) {
    blocks.liftAll(
        blocks.of(invoices(id)).stream().filter(block -> isOurs(block, id)).map(Block::id).toList(),
        by);
  }

  private static boolean isOurs(Block block, long id) {
    return block.liftedAt() == null && block.source().equals(source(id));
  }

  private List<Long> invoices(long id) {
    return mapper.items(id).stream().map(ProposalMapper.Item::invoiceId).toList();
  }

  private static String source(long id) {
    return "write-off/" + id;
  }

  private void say(long customerId, String by, String what, Long decisionId) {
    timeline.add(
        new Timeline.Entry("collections", "write-off", customerId, null, by, what, decisionId));
  }
}
