package org.dunwell.promises.proposals;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dunwell.contact.phone.PhoneCall;
import org.dunwell.contact.phone.PhoneCalls;
import org.dunwell.contact.phone.Transcript;
import org.dunwell.contact.phone.TranscriptLine;
import org.dunwell.contact.phone.Transcripts;
import org.dunwell.platform.Money;
import org.dunwell.platform.calendar.DayKind;
import org.dunwell.platform.calendar.WorkingDays;
import org.dunwell.promises.Choice;
import org.dunwell.promises.Choices;
import org.dunwell.promises.Limits;
import org.dunwell.promises.Promises;
import org.dunwell.promises.evidence.SaidSentence;
import org.dunwell.promises.spoken.Speaker;
import org.dunwell.promises.spoken.SpokenContext;
import org.dunwell.promises.spoken.SpokenPromise;
import org.dunwell.promises.spoken.SpokenPromises;
import org.dunwell.promises.spoken.Utterance;
import org.dunwell.receivables.Customer;
import org.dunwell.receivables.Customers;
import org.springframework.stereotype.Component;

/** Reads the transcript of a call for promises, against what its customer owes now. */
@Component
public class CallProposals {

  /** Names a currency where nothing is owed in any: amounts are read, none is proposed. */
  private static final Money NOTHING = Money.of(BigDecimal.ZERO, "EUR");

  private final PhoneCalls calls;
  private final Transcripts transcripts;
  private final SpokenPromises spoken;
  private final Choices choices;
  private final Promises promises;
  private final Customers customers;
  private final WorkingDays workingDays;

  CallProposals(
      PhoneCalls calls,
      Transcripts transcripts,
      SpokenPromises spoken,
      Choices choices,
      Promises promises,
      Customers customers,
      WorkingDays workingDays) {
    this.calls = calls;
    this.transcripts = transcripts;
    this.spoken = spoken;
    this.choices = choices;
    this.promises = promises;
    this.customers = customers;
    this.workingDays = workingDays;
  }

  /** What is past due of the account that a call is about, and its limits; null where none is. */
  private record Owed(Choice choice, Money pastDue, Limits limits) {}

  /**
   * What was promised in a call, the surest first; nothing as long as no transcript is there, or
   * nobody knows who called.
   */
  public List<Proposal> of(long callId) {
    Optional<Transcript> transcript = transcripts.of(callId);
    if (transcript.isEmpty()) {
      return List.of();
    }
    PhoneCall call = calls.of(callId);
    if (call.customerId() == null || call.startedAt() == null) {
      return List.of();
    }
    Owed owed = owed(call);
    List<Utterance> said = utterances(transcript.get());
    return spoken.in(said, context(call, owed)).stream()
        .sorted(Comparator.comparingDouble(SpokenPromise::confidence).reversed())
        .map(one -> proposal(call, one, owed))
        .toList();
  }

  private Owed owed(PhoneCall call) {
    List<Choice> accounts =
        choices.of(call.customerId()).stream()
            .filter(choice -> !choice.suggested().isEmpty())
            .toList();
    Optional<Choice> account =
        Stream.concat(
                accounts.stream()
                    .filter(choice -> choice.sellingEntityId() == call.sellingEntityId()),
                accounts.stream())
            .findFirst();
    return account.map(choice -> owed(call, choice)).orElse(new Owed(null, NOTHING, null));
  }

  private Owed owed(PhoneCall call, Choice choice) {
    BigDecimal pastDue =
        choice.lines().stream()
            .filter(Choice.Line::suggested)
            .map(Choice.Line::most)
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    String by = call.user() == null ? Promises.CUSTOMER : call.user();
    return new Owed(
        choice,
        Money.of(pastDue, choice.currency()),
        promises.limits(call.customerId(), choice.suggested(), by));
  }

  private SpokenContext context(PhoneCall call, Owed owed) {
    Customer customer = customers.byId(call.customerId());
    return new SpokenContext(
        LocalDate.ofInstant(call.startedAt(), customer.timeZone()),
        owed.pastDue(),
        numbers(owed.choice()),
        day -> workingDays.dayKind(customer.calendar(), day) == DayKind.working);
  }

  /** As they stand on paper, and as people read them out. */
  private static Set<String> numbers(Choice choice) {
    return choice == null
        ? Set.of()
        : choice.lines().stream()
            .map(Choice.Line::number)
            .flatMap(number -> Stream.of(number, number.replaceAll("\\D", "")))
            .filter(number -> !number.isEmpty())
            .collect(Collectors.toSet());
  }

  private static List<Utterance> utterances(Transcript transcript) {
    String language = transcript.language().split("-")[0];
    return transcript.lines().stream().map(line -> utterance(line, language)).toList();
  }

  private static Utterance utterance(TranscriptLine line, String language) {
    return new Utterance(
        line.speaker().equals("customer") ? Speaker.customer : Speaker.collector,
        line.startMillis(),
        line.endMillis(),
        line.text(),
        language);
  }

  private static Proposal proposal(PhoneCall call, SpokenPromise one, Owed owed) {
    return new Proposal(
        call.id() + "-" + one.startMillis(),
        new SaidSentence(
            "phone",
            call.id(),
            one.sentence(),
            one.startMillis(),
            one.endMillis(),
            call.recording() == null ? null : call.recording().sha256(),
            call.startedAt()),
        one.date(),
        amount(one.amount(), owed),
        owed.choice() == null ? null : owed.choice().currency(),
        owed.choice() == null ? List.of() : owed.choice().suggested(),
        Explanation.of(one, owed.limits()),
        one.reason());
  }

  /** All that can be promised when more was said, or nothing that this account could be paid in. */
  private static BigDecimal amount(Money said, Owed owed) {
    boolean fits =
        said != null
            && owed.choice() != null
            && said.currency().equals(owed.pastDue().currency())
            && said.amount().compareTo(owed.limits().most()) < 0;
    return fits ? said.amount() : null;
  }
}
