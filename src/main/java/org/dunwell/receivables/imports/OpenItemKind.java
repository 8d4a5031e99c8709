package org.dunwell.receivables.imports;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.Nudges;
import org.dunwell.receivables.Settled;
import org.dunwell.receivables.Settlements;
import org.dunwell.receivables.imports.OpenItemMapper.Gone;
import org.dunwell.receivables.imports.OpenItemMapper.Match;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * A snapshot of all open items of a selling entity, as most companies' ledgers can give one every
 * night. What it shows is new or brought to the amount it shows; what it no longer shows has been
 * settled in the ledger. Refused rows count as shown: a typing error closes nothing.
 */
@Component
@Order(60)
class OpenItemKind implements ImportKind {

  private static final int PORTION = 2_000;

  private final JdbcClient jdbc;
  private final OpenItemRows rows;
  private final InvoiceImportMapper invoices;
  private final OpenItemMapper mapper;
  private final OpenItemQuestion question;
  private final OpenItemEcho echo;
  private final ExtraColumns columns;
  private final Settlements settlements;
  private final Changes changes;
  private final Nudges nudges;
  private final Clock clock;

  OpenItemKind(
      JdbcClient jdbc,
      OpenItemRows rows,
      InvoiceImportMapper invoices,
      OpenItemMapper mapper,
      OpenItemQuestion question,
      OpenItemEcho echo,
      ExtraColumns columns,
      Settlements settlements,
      Changes changes,
      Nudges nudges,
      Clock clock) {
    this.jdbc = jdbc;
    this.rows = rows;
    this.invoices = invoices;
    this.mapper = mapper;
    this.question = question;
    this.echo = echo;
    this.columns = columns;
    this.settlements = settlements;
    this.changes = changes;
    this.nudges = nudges;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "open-items";
  }

  @Override
  public List<Field> fields() {
    return columns.with(InvoiceFields.openItems(), name());
  }

  @Override
  @Transactional(propagation = Propagation.MANDATORY)
  public Outcomes apply(Long importId, List<Row> chunk) {
    if (importId == null) {
      throw new BrokenRule("A snapshot of open items needs a run of its own.");
    }
    Entities entities = Entities.read(jdbc);
    List<Problem> problems = new ArrayList<>();
    Map<Long, Row> good = rows.stage(columns.checked(name(), chunk, problems), entities, problems);
    OpenItemRows.Plan plan =
        rows.plan(good, echo.heard(importId, good, () -> mapper.matches(importId)), problems);
    if (!plan.dropped().isEmpty()) {
      mapper.dropStaged(plan.dropped());
    }
    invoices.insertInvoices(importId);
    invoices.insertInstalments();
    see(importId, chunk, entities);
    List<Problem> notRaised = settle(importId, good, plan.settled(), entities);
    problems.addAll(notRaised);
    plan.moved().forEach(match -> mapper.moveDueDate(match.invoiceId(), match.newDueOn()));
    changes.note(
        importId,
        "invoices",
        plan.settled().stream().filter(item -> !plan.created().contains(item.line())).count()
            + plan.moved().size());
    nudges.about(plan.moved().stream().map(Match::invoiceId).toList(), "due-date");
    good.keySet().removeAll(plan.dropped());
    Set<Long> more = columns.take(name(), good.values());
    more.retainAll(plan.unchanged());
    return new Outcomes(
        plan.changed().size() - notRaised.size() + more.size(),
        plan.unchanged().size() - more.size(),
        problems);
  }

  /** Locks the customers before anything else of them is touched; says what it could not do. */
  private List<Problem> settle(
      long importId, Map<Long, Row> good, List<OpenItemRows.Change> changes, Entities entities) {
    Map<LocalDate, List<OpenItemRows.Change>> byDay =
        changes.stream()
            .collect(
                Collectors.groupingBy(
                    change ->
                        today(entities.of(good.get(change.line()), new ArrayList<>()).zone())));
    List<Problem> problems = new ArrayList<>();
    byDay.forEach(
        (day, items) -> {
          Set<Long> notRaised =
              Set.copyOf(
                  settlements.settle(
                      importId,
                      items.stream()
                          .map(item -> new Settled(item.invoiceId(), item.openAmount()))
                          .toList(),
                      day));
          items.stream()
              .filter(item -> notRaised.contains(item.invoiceId()))
              .forEach(item -> problems.add(notRaised(good.get(item.line()))));
        });
    return problems;
  }

  private static Problem notRaised(Row row) {
    return row.problem(
        "openAmount",
        "Payments or credit notes recorded here leave less open than the snapshot shows.",
        "Reverse the payment here, or wait until the ledger knows it too.");
  }

  private void see(long importId, List<Row> chunk, Entities entities) {
    List<Long> ids = new ArrayList<>();
    List<String> numbers = new ArrayList<>();
    for (Row row : chunk) {
      if (row.text("number") != null) {
        Entities.Entity entity = entities.of(row, new ArrayList<>());
        ids.add(entity == null ? null : entity.id());
        numbers.add(row.text("number"));
      }
    }
    mapper.seen(importId, ids.toArray(Long[]::new), numbers.toArray(String[]::new));
  }

  @Override
  public void unreadable(Long importId, List<Row> chunk) {
    see(importId, chunk, Entities.read(jdbc));
  }

  @Override
  public Optional<String> question(long importId) {
    return question.about(importId);
  }

  @Override
  @Transactional(propagation = Propagation.MANDATORY)
  public boolean complete(long importId, boolean agreed) {
    if (!agreed) {
      return true;
    }
    List<Gone> gone = mapper.gone(importId, PORTION);
    if (gone.isEmpty()) {
      echo.complete(importId);
      return true;
    }
    // one day a portion: all its customers are locked in one go, in order
    String zone = gone.get(0).zone();
    List<Settled> settled =
        gone.stream()
            .filter(item -> item.zone().equals(zone))
            .map(item -> new Settled(item.id(), item.left()))
            .toList();
    settlements.settle(importId, settled, today(ZoneId.of(zone)));
    changes.note(importId, "invoices", settled.size());
    return false;
  }

  private LocalDate today(ZoneId zone) {
    return LocalDate.ofInstant(clock.instant(), zone);
  }
}
