package org.dunwell.portal.phone;

import java.util.ArrayList;
import java.util.List;
import org.dunwell.contact.phone.CallStep;
import org.dunwell.contact.phone.CallStep.Spoken;
import org.dunwell.contact.phone.LineCall;
import org.dunwell.contact.templates.Words;

/** One step of a conversation while it is thought out: where it stands, and what is said. */
final class Talk {

  private final LineCall call;
  private final Place at;
  private final List<Spoken> said = new ArrayList<>();

  Talk(LineCall call, Place at) {
    this.call = call;
    this.at = at;
  }

  LineCall call() {
    return call;
  }

  Place at() {
    return at;
  }

  Words words() {
    return Words.in(at.language);
  }

  Aloud aloud() {
    return Aloud.in(words().language());
  }

  /**
   * Says the text behind a code, its places filled.
   *
   * @return what is said
   */
  String say(String code, Object... values) {
    String text = words().of(code, values);
    sayPlain(text);
    return text;
  }

  /** Says it in another language than the conversation's. */
  void sayIn(String language, String code) {
    said.add(new Spoken(Words.in(language).of(code), language));
  }

  /** Says words that are ready. */
  void sayPlain(String text) {
    said.add(new Spoken(text, words().language()));
  }

  void go(Stage stage) {
    at.stage = stage;
  }

  /** Names the next act of this call: done again under its name, it is one. */
  String nextKey() {
    at.acts++;
    return "phone/%d/%d".formatted(call.id(), at.acts);
  }

  CallStep step(CallStep.Then then) {
    return new CallStep(said, then);
  }
}
