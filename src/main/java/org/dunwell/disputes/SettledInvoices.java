package org.dunwell.disputes;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dunwell.disputes.DisputeEnds.End;
import org.dunwell.disputes.DisputeMapper.Disputable;
import org.dunwell.disputes.decision.Resolutions;
import org.dunwell.disputes.process.DisputeProcess;
import org.dunwell.platform.Money;
import org.dunwell.receivables.Blocks;
import org.dunwell.receivables.InvoicesSettled;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What payments and credit notes make of disputes: no more can be in dispute than is open. Whoever
 * pays has given up what was disputed; the latest dispute gives way first.
 */
@Component
class SettledInvoices {

  private final DisputeMapper mapper;
  private final DisputeEnds ends;
  private final DisputeNews news;
  private final Resolutions resolutions;
  private final DisputeProcess process;
  private final Blocks blocks;

  SettledInvoices(
      DisputeMapper mapper,
      DisputeEnds ends,
      DisputeNews news,
      Resolutions resolutions,
      DisputeProcess process,
      Blocks blocks) {
    this.mapper = mapper;
    this.ends = ends;
    this.news = news;
    this.resolutions = resolutions;
    this.process = process;
    this.blocks = blocks;
  }

  /** In the transaction that settles them, with the customers locked. */
  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  public void on(InvoicesSettled settled) {
    Long[] ids = settled.invoiceIds().toArray(Long[]::new);
    Map<Long, List<Dispute>> open =
        mapper.openOnInvoices(ids).stream().collect(Collectors.groupingBy(Dispute::invoiceId));
    if (open.isEmpty()) {
      return;
    }
    Map<Long, Disputable> invoices =
        mapper.disputable(open.keySet().toArray(Long[]::new)).stream()
            .collect(Collectors.toMap(Disputable::id, Function.identity()));
    List<String> over = new ArrayList<>();
    open.forEach((invoice, disputes) -> over.addAll(fit(disputes, invoices.get(invoice))));
    process.changed(over);
  }

  /** The instances that have to look again. */
  private List<String> fit(List<Dispute> disputes, Disputable invoice) {
    Map<Dispute, BigDecimal> left = left(disputes, invoice);
    List<String> changed = new ArrayList<>();
    left.forEach(
        (dispute, amount) -> {
          if (amount.signum() == 0) {
            ends.end(dispute, end(dispute, invoice));
            resolutions.drop(dispute);
            changed.add(dispute.processInstanceId());
          } else if (amount.compareTo(dispute.openAmount()) != 0) {
            resize(dispute, amount);
            if (resolutions.dropBeyond(dispute, amount)) {
              changed.add(dispute.processInstanceId());
            }
          }
        });
    return changed;
  }

  /** What of each stays in dispute: the oldest keeps its amount longest. */
  private static Map<Dispute, BigDecimal> left(List<Dispute> disputes, Disputable invoice) {
    BigDecimal room = invoice.openAmount();
    Map<Dispute, BigDecimal> left = new LinkedHashMap<>();
    for (Dispute dispute : disputes.stream().sorted(Comparator.comparing(Dispute::id)).toList()) {
      BigDecimal amount = dispute.whole() ? room : dispute.openAmount().min(room);
      left.put(dispute, amount);
      room = room.subtract(amount);
    }
    return left;
  }

  private static End end(Dispute dispute, Disputable invoice) {
    return switch (invoice.state()) {
      case "credited" ->
          new End("credited", dispute.openAmount(), "by a credit note of the ledger", "system");
      case "written-off" ->
          new End("withdrawn", BigDecimal.ZERO, "the invoice was written off", "system");
      case "open" -> new End("paid", BigDecimal.ZERO, "what was disputed has been paid", "system");
      default -> new End("paid", BigDecimal.ZERO, "the invoice has been paid", "system");
    };
  }

  private void resize(Dispute dispute, BigDecimal amount) {
    mapper.resize(new Long[] {dispute.id()}, new BigDecimal[] {amount});
    news.resized(dispute, Money.of(amount.stripTrailingZeros(), dispute.currency()));
    if (!dispute.whole()) {
      Dispute smaller = mapper.byIds(new Long[] {dispute.id()}).get(0);
      blocks.set(DisputeEnds.block(smaller, "system"));
    }
  }
}
