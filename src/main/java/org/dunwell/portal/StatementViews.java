package org.dunwell.portal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.dunwell.collections.CaseStanding;
import org.dunwell.collections.CaseStandings;
import org.dunwell.contact.StatementSheet;
import org.dunwell.contact.StatementSheets;
import org.dunwell.contact.templates.Words;
import org.dunwell.payments.Checkouts;
import org.dunwell.payments.EarlyPayments;
import org.dunwell.receivables.Block;
import org.dunwell.receivables.Blocks;
import org.dunwell.receivables.Statement;
import org.dunwell.receivables.documents.InvoiceDocuments;
import org.springframework.stereotype.Component;

/** Draws up what is open, what stands in the way of asking for it, and what comes next. */
@Component
class StatementViews {

  private final OpenItems items;
  private final CaseStandings cases;
  private final Blocks blocks;
  private final InvoiceDocuments documents;
  private final Checkouts checkouts;
  private final EarlyPayments early;

  StatementViews(
      OpenItems items,
      CaseStandings cases,
      Blocks blocks,
      InvoiceDocuments documents,
      Checkouts checkouts,
      EarlyPayments early) {
    this.items = items;
    this.cases = cases;
    this.blocks = blocks;
    this.documents = documents;
    this.checkouts = checkouts;
    this.early = early;
  }

  /** What is known about invoices besides their amounts. */
  private record Known(
      Map<Long, CaseStanding> cases,
      Map<Long, List<Block>> blocks,
      Set<Long> copies,
      Map<Long, EarlyPayments.Offer> discounts) {}

  List<StatementView> of(Visit visit) {
    List<OpenItems.Side> sides = items.sides(visit);
    List<Long> shown =
        sides.stream()
            .flatMap(side -> side.statement().items().stream())
            .map(Statement.Item::invoiceId)
            .toList();
    Known known =
        new Known(
            shown.isEmpty() ? Map.of() : cases.of(visit.customerIds()),
            blocks.of(shown).stream()
                .filter(block -> block.liftedAt() == null && block.until() != null)
                .collect(Collectors.groupingBy(Block::invoiceId)),
            documents.of(shown).stream()
                .map(InvoiceDocuments.Line::invoiceId)
                .collect(Collectors.toSet()),
            early.of(shown));
    return sides.stream().map(side -> view(visit, side, known)).toList();
  }

  private StatementView view(Visit visit, OpenItems.Side side, Known known) {
    StatementSheet sheet =
        StatementSheets.write(side.statement(), side.entity(), side.customer(), visit.words());
    return new StatementView(
        side.entity(),
        side.customer(),
        sheet,
        sheet.sections().stream()
            .map(section -> section(visit.words(), side, section, known))
            .toList());
  }

  private StatementView.Section section(
      Words words, OpenItems.Side side, StatementSheet.Section section, Known known) {
    Map<Long, Statement.Item> byId =
        side.statement().items().stream()
            .collect(Collectors.toMap(Statement.Item::invoiceId, item -> item));
    List<StatementView.Row> rows =
        section.lines().stream()
            .limit(OpenItems.MOST)
            .map(
                line ->
                    new StatementView.Row(
                        line,
                        stands(words, byId.get(line.invoiceId()), known),
                        known.copies().contains(line.invoiceId())))
            .toList();
    return new StatementView.Section(
        side.entity().id() + "-" + section.currency(),
        section,
        rows,
        section.lines().size() - rows.size(),
        checkouts.offered(side.entity().id(), section.currency()));
  }

  private static List<String> stands(Words words, Statement.Item item, Known known) {
    List<String> lines = new ArrayList<>();
    EarlyPayments.Offer offer = known.discounts().get(item.invoiceId());
    if (offer != null) {
      lines.add(
          words.of(
              "portal.discount",
              words.amount(offer.pay(), item.currency()),
              words.date(offer.until()),
              words.digits(offer.percent().stripTrailingZeros())));
    }
    known.blocks().getOrDefault(item.invoiceId(), List.of()).stream()
        .filter(block -> block.kind().equals(item.blockedKind()))
        .map(Block::until)
        .max(Comparator.naturalOrder())
        .ifPresent(until -> lines.add(words.of("portal.blocked.until", words.date(until))));
    CaseStanding standing = known.cases().get(item.invoiceId());
    if (standing != null) {
      if (standing.now() != CaseStanding.Now.LATE) {
        lines.add(words.of("portal.now." + code(standing.now())));
      }
      if (standing.next() != null) {
        lines.add(words.of("portal.next." + code(standing.next()), words.date(standing.nextOn())));
      }
    }
    return lines;
  }

  private static String code(Enum<?> one) {
    return one.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
