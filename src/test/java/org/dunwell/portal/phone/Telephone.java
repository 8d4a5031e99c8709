package org.dunwell.portal.phone;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.dunwell.contact.phone.CallInput;
import org.dunwell.contact.phone.CallScript;
import org.dunwell.contact.phone.CallStep;
import org.dunwell.contact.phone.LineCall;

/** A caller's telephone: what is pressed and said goes in, what is heard comes out. */
final class Telephone {

  private final CallScript script;
  private final LineCall call;
  private final List<String> heard = new ArrayList<>();
  private CallStep step;

  Telephone(CallScript script, LineCall call) {
    this.script = script;
    this.call = call;
    hear(script.begin(call));
  }

  long id() {
    return call.id();
  }

  Telephone press(String... keys) {
    for (String some : keys) {
      answer(CallInput.Kind.keys, some);
    }
    return this;
  }

  Telephone say(String words) {
    return answer(CallInput.Kind.words, words);
  }

  Telephone silence() {
    return answer(CallInput.Kind.silence, "");
  }

  Telephone answer(CallInput.Kind kind, String text) {
    hear(script.next(call, new CallInput(kind, text)));
    return this;
  }

  void hangUp() {
    script.ended(call);
  }

  private void hear(CallStep next) {
    step = next;
    next.say().forEach(one -> heard.add(one.language() + " " + one.text()));
  }

  /** The words of the last step. */
  String said() {
    return step.say().stream().map(CallStep.Spoken::text).collect(Collectors.joining(" "));
  }

  /** All that was heard, each sentence with its language before it. */
  List<String> heard() {
    return heard;
  }

  CallStep.Then then() {
    return step.then();
  }

  /** Whether it is asked for keys that nobody may store. */
  boolean isSecret() {
    return step.then() instanceof CallStep.Ask ask && ask.secret();
  }
}
