package org.dunwell.contact.phone;

import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dunwell.contact.phone.CallDocuments.DeskPhone;
import org.dunwell.contact.phone.CallStep.Ask;
import org.dunwell.contact.phone.CallStep.Connect;
import org.dunwell.contact.phone.CallStep.HangUp;
import org.dunwell.contact.phone.CallStep.Spoken;
import org.dunwell.contact.phone.CallStep.Voicemail;
import org.dunwell.contact.phone.LineCall.Direction;
import org.dunwell.platform.BrokenRule;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The line that conducts calls by itself: asks the {@link CallScript} what to say, and keeps what
 * it has said under the number of the step, so that a request that comes again gets the same
 * answer.
 */
@Component
class PhoneLine {

  private static final Logger log = LoggerFactory.getLogger(PhoneLine.class);

  private static final String ASKED = "ask";
  private static final String CONSENT = "consent";
  private static final String RING = "ring";
  private static final String VOICEMAIL = "voicemail";

  /** The line's own voicemail, when nobody tells it what to say. */
  private static final String LOST = "lost";

  private static final String OVER = "over";

  /** A script that connects to nobody again and again is not asked more often in one step. */
  private static final int MOST_TURNS = 5;

  private record Said(String kind, List<String> users, String document) {

    private Said(String kind, String document) {
      this(kind, List.of(), document);
    }
  }

  private final PhoneCallMapper mapper;
  private final CallDocuments documents;
  private final ObjectProvider<CallScript> scripts;
  private final RecordingLaw law;
  private final DeskPhones desks;
  private final TransactionTemplate transaction;
  private final Clock clock;

  PhoneLine(
      PhoneCallMapper mapper,
      CallDocuments documents,
      ObjectProvider<CallScript> scripts,
      RecordingLaw law,
      DeskPhones desks,
      TransactionTemplate transaction,
      Clock clock) {
    this.mapper = mapper;
    this.documents = documents;
    this.scripts = scripts;
    this.law = law;
    this.desks = desks;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** The first words of a call. */
  String begin(long callId) {
    return said(callId, 0, call -> turn(call, 0, script().begin(line(call)), 0));
  }

  /**
   * What follows on an answer.
   *
   * @param step the one that was answered
   * @param answer the fields of Twilio's request
   */
  String next(long callId, int step, Map<String, String> answer) {
    return said(callId, step + 1, call -> answered(call, step, answer));
  }

  private interface Turn {
    Said of(CallRow call);
  }

  /** The script speaks in a transaction of its own; when it fails, so does nothing else. */
  private String said(long callId, int step, Turn turn) {
    try {
      return transaction.execute(any -> kept(callId, step, turn));
    } catch (RuntimeException failure) {
      log.error("The line has lost its words in call {}, step {}", callId, step, failure);
      return transaction.execute(any -> kept(callId, step, call -> lost(call, step)));
    }
  }

  private String kept(long callId, int step, Turn turn) {
    CallRow call = mapper.lock(callId).orElseThrow();
    String name = Integer.toString(step);
    Optional<PhoneCallMapper.Step> before = mapper.step(callId, name);
    if (before.isPresent()) {
      return before.get().document();
    }
    Said said = turn.of(call);
    mapper.insertStep(
        callId,
        name,
        new PhoneCallMapper.Step(said.kind(), said.users().toArray(String[]::new), said.document()),
        clock.instant());
    return said.document();
  }

  private Said lost(CallRow call, int step) {
    List<Spoken> words = own(call, "sorryVoicemail");
    return new Said(LOST, documents.voicemail(call.id(), step, words));
  }

  private CallScript script() {
    return scripts
        .orderedStream()
        .findFirst()
        .orElseThrow(() -> new BrokenRule("Nobody has said what the telephone line shall say."));
  }

  static LineCall line(CallRow call) {
    return new LineCall(
        call.id(),
        call.isInbound() ? Direction.inbound : Direction.automated,
        call.theirNumber(),
        call.sellingEntityId(),
        call.isInbound() ? null : call.customerId(),
        call.language());
  }

  private Said answered(CallRow call, int step, Map<String, String> answer) {
    PhoneCallMapper.Step asked =
        mapper.step(call.id(), Integer.toString(step)).orElseThrow(() -> unasked(step));
    List<String> users = Arrays.asList(asked.users());
    return switch (asked.kind()) {
      case ASKED -> script(call, step, given(answer));
      case VOICEMAIL -> script(call, step, answer.containsKey("RecordingSid") ? left() : silence());
      case CONSENT -> {
        String consent = Consents.of(law.of(call), call.language(), answer);
        mapper.consent(call.id(), consent);
        String words = consent.equals("declined") ? "notRecording" : "thanksRecording";
        yield ring(call, step + 1, own(call, words), users);
      }
      case RING -> rung(call, step, users, answer);
      default -> new Said(OVER, documents.hangUp(own(call, "voicemailThanks")));
    };
  }

  private static BrokenRule unasked(int step) {
    return new BrokenRule("Step %d was never said.".formatted(step));
  }

  private static CallInput given(Map<String, String> answer) {
    String keys = answer.getOrDefault("Digits", "");
    String words = answer.getOrDefault("SpeechResult", "");
    return !keys.isEmpty()
        ? new CallInput(CallInput.Kind.keys, keys)
        : words.isBlank() ? silence() : new CallInput(CallInput.Kind.words, words);
  }

  private static CallInput silence() {
    return new CallInput(CallInput.Kind.silence, "");
  }

  private static CallInput left() {
    return new CallInput(CallInput.Kind.voicemailLeft, "");
  }

  private Said script(CallRow call, int step, CallInput input) {
    return turn(call, step + 1, script().next(line(call), input), 0);
  }

  private Said turn(CallRow call, int step, CallStep wanted, int turns) {
    if (wanted.then() instanceof Ask ask) {
      return new Said(ASKED, documents.ask(call.id(), step, wanted.say(), ask));
    }
    if (wanted.then() instanceof Voicemail) {
      return new Said(VOICEMAIL, documents.voicemail(call.id(), step, wanted.say()));
    }
    if (wanted.then() instanceof HangUp) {
      return new Said(OVER, documents.hangUp(wanted.say()));
    }
    List<String> users = withPhones(((Connect) wanted.then()).users());
    if (!users.isEmpty()) {
      return connect(call, step, wanted.say(), users);
    }
    if (turns >= MOST_TURNS) {
      return lost(call, step);
    }
    CallInput nobody = new CallInput(CallInput.Kind.notReached, "");
    CallStep other = script().next(line(call), nobody);
    List<Spoken> all =
        java.util.stream.Stream.concat(wanted.say().stream(), other.say().stream()).toList();
    return turn(call, step, new CallStep(all, other.then()), turns + 1);
  }

  private List<String> withPhones(List<String> users) {
    return users.stream().distinct().filter(user -> desks.of(user).isPresent()).toList();
  }

  /** Who may be recorded only when he agrees is asked first, once in a call. */
  private Said connect(CallRow call, int step, List<Spoken> say, List<String> users) {
    RecordingLaw.Kind kind = law.of(call);
    if (!call.consent().equals("unasked")) {
      return ring(call, step, say, users);
    }
    if (kind == RecordingLaw.Kind.ONE_PARTY) {
      mapper.consent(call.id(), "announced");
      List<Spoken> all =
          java.util.stream.Stream.concat(say.stream(), own(call, "recorded").stream()).toList();
      return ring(call, step, all, users);
    }
    return new Said(
        CONSENT,
        users,
        documents.askForConsent(say, kind, call.language(), documents.consentUrl(call.id(), step)));
  }

  private Said ring(CallRow call, int step, List<Spoken> say, List<String> users) {
    String user = users.get(0);
    DeskPhone desk = new DeskPhone(user, desks.of(user).orElseThrow());
    return new Said(RING, users, documents.ring(call, step, say, desk));
  }

  /** The colleague has taken the call and it is over, or it is the next one's turn. */
  private Said rung(CallRow call, int step, List<String> users, Map<String, String> answer) {
    if ("true".equals(answer.get("DialBridged"))) {
      return script(call, step, new CallInput(CallInput.Kind.spoken, ""));
    }
    List<String> others = withPhones(users.subList(1, users.size()));
    if (!others.isEmpty()) {
      return ring(call, step + 1, List.of(), others);
    }
    return script(call, step, new CallInput(CallInput.Kind.notReached, ""));
  }

  private static List<Spoken> own(CallRow call, String name) {
    return List.of(new Spoken(PhoneWords.of(call.language(), name), call.language()));
  }
}
