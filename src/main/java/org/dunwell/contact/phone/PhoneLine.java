package org.dunwell.contact.phone;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.dunwell.contact.phone.CallStep.Ask;
import org.dunwell.contact.phone.CallStep.Connect;
import org.dunwell.contact.phone.CallStep.HangUp;
import org.dunwell.contact.phone.CallStep.Spoken;
import org.dunwell.contact.phone.CallStep.Voicemail;
import org.dunwell.contact.phone.LineCall.Direction;
import org.dunwell.contact.phone.LineSteps.Said;
import org.dunwell.platform.BrokenRule;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The line that conducts calls by itself, and asks the {@link CallScript} what to say. */
@Component
class PhoneLine {

  private static final String ASKED = "ask";
  private static final String VOICEMAIL = "voicemail";

  /** The line's own voicemail, when nobody tells it what to say. */
  private static final String LOST = "lost";

  private static final String OVER = "over";

  /** A script that connects to nobody again and again is not asked more often in one step. */
  private static final int MOST_TURNS = 5;

  private final LineSteps steps;
  private final CallDocuments documents;
  private final PutThrough through;
  private final ObjectProvider<CallScript> scripts;

  PhoneLine(
      LineSteps steps,
      CallDocuments documents,
      PutThrough through,
      ObjectProvider<CallScript> scripts) {
    this.steps = steps;
    this.documents = documents;
    this.through = through;
    this.scripts = scripts;
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

  private String said(long callId, int step, LineSteps.Turn turn) {
    return steps.said(callId, step, turn, call -> lost(call, step));
  }

  private Said lost(CallRow call, int step) {
    List<Spoken> words = PhoneWords.spoken(call, "sorryVoicemail");
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
    Said asked = steps.before(call, step);
    return switch (asked.kind()) {
      case ASKED -> script(call, step, given(answer));
      case VOICEMAIL -> script(call, step, answer.containsKey("RecordingSid") ? left() : silence());
      case PutThrough.CONSENT -> through.consented(call, step + 1, asked.users(), answer);
      case PutThrough.RING -> rung(call, step, asked.users(), answer);
      default -> new Said(OVER, documents.hangUp(PhoneWords.spoken(call, "voicemailThanks")));
    };
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
    List<String> users = through.withPhones(((Connect) wanted.then()).users());
    if (!users.isEmpty()) {
      return through.connect(call, step, wanted.say(), users);
    }
    if (turns >= MOST_TURNS) {
      return lost(call, step);
    }
    CallInput nobody = new CallInput(CallInput.Kind.notReached, "");
    CallStep other = script().next(line(call), nobody);
    List<Spoken> all = Stream.concat(wanted.say().stream(), other.say().stream()).toList();
    return turn(call, step, new CallStep(all, other.then()), turns + 1);
  }

  /** The colleague has taken the call and it is over, or it is the next one's turn. */
  private Said rung(CallRow call, int step, List<String> users, Map<String, String> answer) {
    if ("true".equals(answer.get("DialBridged"))) {
      return script(call, step, new CallInput(CallInput.Kind.spoken, ""));
    }
    return through
        .others(call, step + 1, users)
        .orElseGet(() -> script(call, step, new CallInput(CallInput.Kind.notReached, "")));
  }
}
