package org.dunwell.portal;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.dunwell.disputes.evidence.CheckedFile;
import org.dunwell.payments.hints.PaymentHint;
import org.dunwell.payments.hints.PaymentHints;
import org.dunwell.platform.Timeline;
import org.dunwell.platform.decisions.Decision;
import org.dunwell.platform.decisions.Decisions;
import org.dunwell.platform.decisions.Decisions.Question;
import org.dunwell.promises.Promises;
import org.dunwell.receivables.Blocks;
import org.dunwell.receivables.Customer;
import org.dunwell.receivables.LedgerLocks;
import org.dunwell.receivables.NewBlock;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * A customer says that it has paid: a hint for whoever looks for the money, and for some days, as
 * {@code rules/said-paid.dmn} says, we do not ask for it.
 */
@Component
class SayingPaid {

  /** Older money has arrived or never will. */
  static final int MOST_DAYS_AGO = 90;

  private static final String TABLE = "said-paid";
  private static final int LONGEST_REFERENCE = 140;
  private static final int LONGEST_NAME = 100;

  private final Decisions decisions;
  private final PaymentHints hints;
  private final Blocks blocks;
  private final LedgerLocks locks;
  private final Timeline timeline;
  private final Clock clock;

  SayingPaid(
      Decisions decisions,
      PaymentHints hints,
      Blocks blocks,
      LedgerLocks locks,
      Timeline timeline,
      Clock clock) {
    this.decisions = decisions;
    this.hints = hints;
    this.blocks = blocks;
    this.locks = locks;
    this.timeline = timeline;
    this.clock = clock;
  }

  /** The answer of the table: for how many days nothing is asked for. */
  record Pause(int days) {}

  /**
   * Notes it, unless the form was sent before.
   *
   * @return whether something of it is not asked for now
   */
  @Transactional
  boolean say(Visit visit, Form form, OpenGroup group, List<CheckedFile> files) {
    LocalDate today = group.entity().dayAt(clock.instant());
    LocalDate day = form.day("day");
    if (day.isAfter(today) || day.isBefore(today.minusDays(MOST_DAYS_AGO))) {
      throw new Refused(visit.words().of("portal.saidPaid.days", MOST_DAYS_AGO));
    }
    Map<Long, List<OpenItem>> byCustomer =
        form.items(group).stream()
            .collect(
                Collectors.groupingBy(OpenItem::customerId, TreeMap::new, Collectors.toList()));
    locks.invoices(
        byCustomer.values().stream().flatMap(List::stream).map(OpenItem::id).toArray(Long[]::new));
    boolean paused = false;
    for (List<OpenItem> items : byCustomer.values()) {
      paused |= say(new Said(visit, form, items, day, today, files));
    }
    return paused;
  }

  /** What is said for one customer. */
  private record Said(
      Visit visit,
      Form form,
      List<OpenItem> items,
      LocalDate day,
      LocalDate today,
      List<CheckedFile> files) {

    Customer customer() {
      return items.get(0).customer();
    }

    List<Long> invoices() {
      return items.stream().map(OpenItem::id).toList();
    }

    String key() {
      return form.key(visit) + "/" + customer().id();
    }

    PaymentHint hint() {
      PaymentHint.Proof proof =
          files.isEmpty()
              ? null
              : new PaymentHint.Proof(
                  files.get(0).fileName(), files.get(0).mediaType(), files.get(0).bytes());
      return new PaymentHint(
          key(),
          customer().id(),
          invoices(),
          day,
          form.text("reference", LONGEST_REFERENCE),
          form.text("name", LONGEST_NAME),
          proof);
    }
  }

  private boolean say(Said said) {
    Optional<Long> known = hints.known(said.key());
    if (known.isPresent()) {
      return wasPaused(said, known.get());
    }
    int before = hints.mostSaid(said.invoices());
    long id = hints.note(said.hint()).orElseThrow();
    Decision<Pause> decision =
        decisions.decide(
            TABLE,
            new Question(
                "customer/" + said.customer().id(),
                Map.of(
                    "timesSoFar", before,
                    "daysAgo", ChronoUnit.DAYS.between(said.day(), said.today()),
                    "riskClass", said.customer().riskClass())),
            Pause.class);
    int days = decision.output().days();
    if (days > 0) {
      block(said, id, days);
    }
    timeline.add(
        new Timeline.Entry(
            "portal",
            "said-paid",
            said.customer().id(),
            said.items().size() == 1 ? said.items().get(0).id() : null,
            Promises.CUSTOMER,
            "Says that %s were paid on %s; %s."
                .formatted(
                    said.items().stream()
                        .map(one -> one.item().number())
                        .collect(Collectors.joining(", ")),
                    said.day(),
                    days > 0
                        ? "not asked for until " + said.today().plusDays(days)
                        : "still asked for: " + why(decision)),
            decision.id()));
    return days > 0;
  }

  private void block(Said said, long hint, int days) {
    blocks.setAll(
        said.invoices().stream()
            .map(
                invoice ->
                    new NewBlock(
                        invoice,
                        "payment-on-the-way",
                        null,
                        said.today().plusDays(days),
                        source(hint),
                        "the customer says it has paid",
                        Promises.CUSTOMER))
            .toList());
  }

  /** What the answer was when the form was sent first; it may have ended since. */
  private boolean wasPaused(Said said, long hint) {
    return blocks.of(said.invoices()).stream()
        .anyMatch(block -> block.source().equals(source(hint)));
  }

  private static String source(long hint) {
    return "said-paid/" + hint;
  }

  private static String why(Decision<Pause> decision) {
    return decision.fired().isEmpty()
        ? "by rules/said-paid.dmn"
        : decision.fired().get(decision.fired().size() - 1).why();
  }
}
