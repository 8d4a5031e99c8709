package org.dunwell.portal.phone;

import java.util.List;
import java.util.Set;
import org.dunwell.contact.phone.CallStep.Ask;
import org.dunwell.contact.phone.CallStep.Then;
import org.dunwell.contact.phone.LineCall;
import org.dunwell.contact.templates.Words;
import org.springframework.stereotype.Component;

/**
 * The greeting, the choice of a language, and the proof who is calling. Nothing that is said here
 * depends on whether we know the caller.
 */
@Component
class Entrance implements Scene {

  private static final Phrases HELLO = new Phrases("phone.words.hello");

  /** Longer than any customer number's digits. */
  private static final int MOST_DIGITS = 18;

  private final Callers callers;

  Entrance(Callers callers) {
    this.callers = callers;
  }

  @Override
  public Set<Stage> stages() {
    return Set.of(Stage.hello, Stage.account, Stage.pin, Stage.code);
  }

  @Override
  public Then ask(Talk talk) {
    return switch (talk.at().stage) {
      case hello -> hello(talk);
      case account -> {
        talk.say("phone.account");
        yield new Ask(0, false, List.of(), 7, false);
      }
      case pin -> {
        talk.say("phone.pin");
        yield new Ask(PhonePins.DIGITS, false, List.of(), 10, true);
      }
      default -> {
        talk.say("phone.code");
        yield new Ask(PhonePins.DIGITS, false, List.of(), 30, true);
      }
    };
  }

  private Then hello(Talk talk) {
    LineCall call = talk.call();
    String company = callers.company(call);
    if (call.customerId() == null) {
      talk.say("phone.hello", company);
    } else {
      talk.say("phone.hello.automated", company, callers.customerName(call));
    }
    Words.LANGUAGES.stream()
        .filter(language -> !language.equals(talk.words().language()))
        .forEach(language -> talk.sayIn(language, "phone.hello.here"));
    return new Ask(1, true, HELLO.hints(talk.at().language), 2, false);
  }

  @Override
  public boolean heard(Talk talk, Heard heard) {
    return switch (talk.at().stage) {
      case hello -> greeted(talk, heard);
      case account -> named(talk, heard);
      case pin -> proved(talk, heard);
      default -> coded(talk, heard);
    };
  }

  /** Whatever comes, it goes on: nobody is kept at a greeting. */
  private boolean greeted(Talk talk, Heard heard) {
    Place at = talk.at();
    String key = heard.choice(HELLO, at.language);
    if (key.equals("8") || key.equals("9")) {
      at.language = key.equals("8") ? "de" : "en";
      at.languageChosen = true;
    }
    if (talk.call().customerId() == null) {
      at.early = heard.keys().matches("\\d") ? heard.keys() : null;
      talk.go(Stage.account);
    } else {
      callers.called(at, talk.call().customerId());
      talk.go(Stage.pin);
    }
    return true;
  }

  /** Who types its number before it is asked for it has left the first digit at the greeting. */
  private boolean named(Talk talk, Heard heard) {
    String early = talk.at().early;
    talk.at().early = null;
    if (heard.isSilence() || heard.isHash()) {
      callers.unnamed(talk.call(), talk.at());
    } else if (heard.keys().matches("\\d{1," + MOST_DIGITS + "}")) {
      callers.named(talk.at(), early, heard.keys());
    } else {
      return false;
    }
    talk.go(Stage.pin);
    return true;
  }

  private boolean proved(Talk talk, Heard heard) {
    switch (heard.keys()) {
      case "1" -> send(talk, PhoneCodes.SMS);
      case "2" -> send(talk, PhoneCodes.EMAIL);
      default -> {
        return isWhole(heard) && judged(talk, callers.pin(talk.call(), talk.at(), heard.keys()));
      }
    }
    return true;
  }

  private void send(Talk talk, String way) {
    callers.sendCode(talk.call(), talk.at(), way);
    talk.say("phone.code.sent");
    talk.go(Stage.code);
  }

  private boolean coded(Talk talk, Heard heard) {
    return isWhole(heard) && judged(talk, callers.code(talk.call(), talk.at(), heard.keys()));
  }

  private static boolean isWhole(Heard heard) {
    return heard.keys().matches("\\d{" + PhonePins.DIGITS + "}");
  }

  private static boolean judged(Talk talk, Callers.Verdict verdict) {
    switch (verdict) {
      case FITS -> {
        talk.say("phone.identified");
        talk.at().forgetChoice();
        talk.go(Stage.menu);
      }
      case LOCKED -> {
        talk.say("phone.locked");
        talk.go(Stage.person);
      }
      default -> talk.say("phone.wrong");
    }
    return true;
  }
}
