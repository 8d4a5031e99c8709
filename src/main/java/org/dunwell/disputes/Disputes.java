package org.dunwell.disputes;

import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dunwell.disputes.DisputeMapper.Row;
import org.dunwell.disputes.process.DisputeProcess;
import org.dunwell.platform.NotThere;
import org.dunwell.receivables.Blocks;
import org.dunwell.receivables.LedgerLocks;
import org.dunwell.receivables.NewBlock;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What customers say is wrong. The one way in for every door: the row, the block that keeps
 * collections away from the disputed part, and the process instance begin in one transaction.
 */
@Component
public class Disputes {

  /** As many as anybody reads of one invoice or customer; the board has all. */
  private static final int SHOWN = 100;

  /** Whoever says so is told that we have heard; a program's or a file's word is not answered. */
  private static final Set<String> SAID = Set.of("page", "call", "mail", "portal", "phone");

  private final DisputeMapper mapper;
  private final Opening opening;
  private final DisputeEnds ends;
  private final DisputeNews news;
  private final Routing routing;
  private final DisputeLetters letters;
  private final DisputeProcess process;
  private final LedgerLocks locks;
  private final Blocks blocks;
  private final Clock clock;

  Disputes(
      DisputeMapper mapper,
      Opening opening,
      DisputeEnds ends,
      DisputeNews news,
      Routing routing,
      DisputeLetters letters,
      DisputeProcess process,
      LedgerLocks locks,
      Blocks blocks,
      Clock clock) {
    this.mapper = mapper;
    this.opening = opening;
    this.ends = ends;
    this.news = news;
    this.routing = routing;
    this.letters = letters;
    this.process = process;
    this.locks = locks;
    this.blocks = blocks;
    this.clock = clock;
  }

  /**
   * Raises a dispute. The one of the same key again changes nothing.
   *
   * @return the dispute as it stands
   * @throws DisputeNotAllowed when the reason is none of ours, nothing of the invoice is open, or
   *     more is disputed than is open and not in dispute yet
   */
  @Transactional
  public Dispute open(NewDispute wanted) {
    return openAll(List.of(wanted)).get(0);
  }

  /**
   * Raises disputes as {@link #open} does, by a handful of statements however many they are.
   *
   * @return those of these keys, in id order
   * @throws DisputeNotAllowed when one of them cannot be raised; then none is
   */
  @Transactional
  public List<Dispute> openAll(Collection<NewDispute> wanted) {
    lock(wanted);
    Opening.Checked checked = opening.check(unknown(wanted));
    checked
        .problems()
        .values()
        .forEach(
            problem -> {
              throw new DisputeNotAllowed(problem);
            });
    if (!checked.rows().isEmpty()) {
      store(checked.rows());
    }
    return mapper.byKeys(wanted.stream().map(NewDispute::key).toArray(String[]::new));
  }

  /**
   * Raises those of these disputes that can be raised, and says what is wrong with the rest.
   *
   * @return problems by key; empty when all are there now
   */
  @Transactional
  public Map<String, String> openPossible(Collection<NewDispute> wanted) {
    lock(wanted);
    Opening.Checked checked = opening.check(unknown(wanted));
    if (!checked.rows().isEmpty()) {
      store(checked.rows());
    }
    return checked.problems();
  }

  /** Which of these keys were raised before, whatever has become of them. */
  public Set<String> known(Collection<String> keys) {
    return Set.copyOf(mapper.known(keys.toArray(String[]::new)));
  }

  private void lock(Collection<NewDispute> wanted) {
    locks.invoices(wanted.stream().map(NewDispute::invoiceId).distinct().toArray(Long[]::new));
  }

  /** What is not there yet, each key once. */
  private Collection<NewDispute> unknown(Collection<NewDispute> wanted) {
    Map<String, NewDispute> news = new LinkedHashMap<>();
    wanted.forEach(one -> news.putIfAbsent(one.key(), one));
    mapper.known(news.keySet().toArray(String[]::new)).forEach(news::remove);
    return news.values();
  }

  private void store(List<Row> rows) {
    mapper.insert(DisputeMapper.Rows.of(rows), clock.instant());
    rows.stream()
        .map(Row::wanted)
        .filter(wanted -> !wanted.lines().isEmpty())
        .forEach(this::storeLines);
    List<Dispute> raised =
        mapper.byKeys(rows.stream().map(row -> row.wanted().key()).toArray(String[]::new));
    block(raised);
    news.raised(raised);
    if (raised.size() > 1) {
      // else each instance asks for itself, one after the other
      routing.route(raised);
    }
    Map<Long, String> instances = process.start(raised.stream().map(Dispute::id).toList());
    mapper.started(
        instances.keySet().toArray(Long[]::new), instances.values().toArray(String[]::new));
    raised.stream().filter(one -> SAID.contains(one.channel())).forEach(letters::received);
  }

  private void storeLines(NewDispute wanted) {
    mapper.insertLines(
        wanted.key(),
        wanted.lines().stream().map(NewDispute.Line::line).toArray(String[]::new),
        wanted.lines().stream().map(NewDispute.Line::what).toArray(String[]::new),
        wanted.lines().stream().map(NewDispute.Line::amount).toArray(BigDecimal[]::new));
  }

  /**
   * One block each; blocks that are set together lie on different invoices and are of one person.
   */
  private void block(List<Dispute> raised) {
    record Round(int number, String by) {}
    Map<Long, Integer> before = new LinkedHashMap<>();
    Map<Round, List<NewBlock>> rounds = new LinkedHashMap<>();
    for (Dispute dispute : raised) {
      int number = before.merge(dispute.invoiceId(), 1, Integer::sum);
      rounds
          .computeIfAbsent(new Round(number, dispute.raisedBy()), any -> new ArrayList<>())
          .add(DisputeEnds.block(dispute, dispute.raisedBy()));
    }
    rounds.values().forEach(blocks::setAll);
  }

  /**
   * The customer takes it back, or it was entered in error.
   *
   * @param reason in 1 to 2,000 characters
   * @throws DisputeNotAllowed when it has ended already
   */
  @Transactional
  public void withdraw(long id, String reason, String by) {
    Dispute dispute = locked(id);
    dispute.checkOpen();
    if (reason == null || reason.isBlank() || reason.length() > 2_000) {
      throw new DisputeNotAllowed("Say in 1 to 2,000 characters why it is withdrawn.");
    }
    ends.end(dispute, new DisputeEnds.End("withdrawn", BigDecimal.ZERO, reason.strip(), by));
    process.changed(List.of(dispute.processInstanceId()));
  }

  /** Takes back what was raised under these keys and is still open, such as a corrected call's. */
  @Transactional
  public void takeBack(Collection<String> keys, String reason, String by) {
    mapper.byKeys(keys.toArray(String[]::new)).stream()
        .filter(Dispute::isOpen)
        .map(Dispute::id)
        .forEach(id -> withdraw(id, reason, by));
  }

  /**
   * The dispute, with its customer locked: nothing about the invoice changes until the transaction
   * ends.
   *
   * @throws NotThere when there is none with this id
   */
  @Transactional
  public Dispute locked(long id) {
    locks.invoices(new Long[] {byId(id).invoiceId()});
    return byId(id);
  }

  /** The same for several, in id order. */
  @Transactional
  public List<Dispute> lockedAll(Collection<Long> ids) {
    locks.invoices(byIds(ids).stream().map(Dispute::invoiceId).distinct().toArray(Long[]::new));
    return byIds(ids);
  }

  /**
   * @throws NotThere when there is none with this id
   */
  public Dispute byId(long id) {
    return mapper.byIds(new Long[] {id}).stream()
        .findFirst()
        .orElseThrow(() -> new NotThere("dispute", Long.toString(id)));
  }

  /** Those there are of these keys, in id order. */
  public List<Dispute> byKeys(Collection<String> keys) {
    return mapper.byKeys(keys.toArray(String[]::new));
  }

  /** Those there are of these. */
  public List<Dispute> byIds(Collection<Long> ids) {
    return ids.isEmpty() ? List.of() : mapper.byIds(ids.toArray(Long[]::new));
  }

  /** Which lines of the invoice it is about; empty when nobody has said. */
  public List<NewDispute.Line> lines(long id) {
    return mapper.lines(id);
  }

  /**
   * Disputes that the signed-in person may see, the latest first.
   *
   * @param state {@code open} or {@code ended}; null for both
   * @param after the id of the last one of the page before; null for the first page
   */
  public List<Dispute> list(String state, Long after, int limit) {
    return mapper.list(state, after, limit);
  }

  /** How many there are on all pages of {@link #list} together. */
  public long count(String state) {
    return mapper.count(state);
  }

  /** All disputes of an invoice, the latest first. */
  public List<Dispute> ofInvoice(long invoiceId) {
    return mapper.ofInvoice(invoiceId, SHOWN);
  }

  /**
   * The disputes of these customers that the signed-in person may see, open ones first, then the
   * latest.
   */
  public List<Dispute> ofCustomers(Collection<Long> customerIds) {
    return customerIds.isEmpty()
        ? List.of()
        : mapper.ofCustomers(customerIds.toArray(Long[]::new), SHOWN);
  }
}
