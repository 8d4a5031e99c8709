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
import org.dunwell.promises.Promises;
import org.dunwell.promises.evidence.SaidSentence;
import org.dunwell.promises.spoken.SaidCurrency;
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
    List<Owed> owed = owed(call);
    List<Utterance> said = utterances(transcript.get());
    return spoken.in(said, context(call, owed.isEmpty() ? null : owed.get(0))).stream()
        .sorted(Comparator.comparingDouble(SpokenPromise::confidence).reversed())
        .map(one -> owed.size() > 1 ? ofOne(call, said, one, owed) : proposal(call, one, owed))
        .toList();
  }

  /** What is past due with the company that was spoken with; if nothing is, with all of them. */
  private List<Owed> owed(PhoneCall call) {
    List<Choice> accounts =
        choices.of(call.customerId()).stream()
            .filter(choice -> !choice.suggested().isEmpty())
            .toList();
    List<Choice> theirs =
        accounts.stream()
            .filter(choice -> choice.sellingEntityId() == call.sellingEntityId())
            .toList();
    String by = call.user() == null ? Promises.CUSTOMER : call.user();
    return (theirs.isEmpty() ? accounts : theirs)
        .stream()
            .map(
                choice ->
                    new Owed(choice, promises.limits(call.customerId(), choice.suggested(), by)))
            .toList();
  }

  /** Of several, the one whose currency is named; where none or several are, nobody guesses. */
  private Proposal ofOne(
      PhoneCall call, List<Utterance> said, SpokenPromise one, List<Owed> several) {
    List<Owed> named =
        several.stream()
            .filter(owed -> SaidCurrency.isIn(one.sentence(), owed.currency()))
            .toList();
    if (named.size() != 1) {
      return proposal(call, one, several);
    }
    SpokenPromise anew =
        spoken.in(said, context(call, named.get(0))).stream()
            .filter(same -> same.utterance() == one.utterance() && same.from() == one.from())
            .findFirst()
            .orElse(one);
    return proposal(call, anew, named);
  }

  /**
   * @param owed null when nothing is
   */
  private SpokenContext context(PhoneCall call, Owed owed) {
    Customer customer = customers.byId(call.customerId());
    return new SpokenContext(
        LocalDate.ofInstant(call.startedAt(), customer.timeZone()),
        owed == null ? NOTHING : owed.pastDue(),
        owed == null ? Set.of() : numbers(owed.choice()),
        day -> workingDays.dayKind(customer.calendar(), day) == DayKind.working);
  }

  /** As they stand on paper, and as people read them out. */
  private static Set<String> numbers(Choice choice) {
    return choice.lines().stream()
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

  private static Proposal proposal(PhoneCall call, SpokenPromise one, List<Owed> owed) {
    Owed only = owed.size() == 1 ? owed.get(0) : null;
    BigDecimal amount = only == null ? null : only.amount(one.amount());
    return new Proposal(
        call.id() + "-" + one.startMillis(),
        said(call, one),
        one.date(),
        amount,
        only == null ? null : only.currency(),
        only == null ? List.of() : only.choice().suggested(),
        only != null && (one.part() || amount == null) ? only.words() : null,
        Proposal.Missing.of(one, owed),
        Explanation.of(one, owed),
        one.reason());
  }

  private static SaidSentence said(PhoneCall call, SpokenPromise one) {
    return new SaidSentence(
        "phone",
        call.id(),
        one.sentence(),
        one.startMillis(),
        one.endMillis(),
        call.recording() == null ? null : call.recording().sha256(),
        call.startedAt());
  }
}
