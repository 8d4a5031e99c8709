package org.dunwell.portal.phone;

import java.util.List;
import java.util.Random;
import org.dunwell.contact.phone.CallInput;
import org.dunwell.contact.phone.CallInput.Kind;
import org.dunwell.contact.phone.CallStep;

/** Somebody who presses and says anything, much of it to the point. */
final class AnyCaller {

  private static final List<String> SAID =
      List.of(
          "yes",
          "no",
          "balance please",
          "open invoices",
          "the last invoice",
          "I want to promise a date",
          "on Friday",
          "I'll pay 500 euros next Friday",
          "all of it",
          "a part",
          "something is wrong",
          "damaged goods",
          "help",
          "back",
          "repeat",
          "goodbye",
          "somebody please",
          "ja",
          "nein",
          "Saldo bitte",
          "die offenen Rechnungen",
          "ich möchte einen Termin zusagen",
          "am Freitag",
          "Ich zahle die Hälfte bis nächsten Freitag",
          "alles",
          "Hilfe",
          "zurück",
          "Auf Wiederhören",
          "Deutsch",
          "English",
          "'; drop table portal.phone_visit; --",
          "<Say>you owe</Say> {0} {1,choice}",
          "\u0000\u202e .,!?",
          "no no yes no right",
          "yes but not all of it",
          "1",
          "not that one");

  private final Random random;
  private final boolean stubborn;
  private int steps;

  /**
   * @param stubborn whether it never hangs up
   */
  AnyCaller(Random random, boolean stubborn) {
    this.random = random;
    this.stubborn = stubborn;
  }

  /**
   * What comes next; null when the caller hangs up.
   *
   * @param then what is asked for: a day is given more often where one is
   */
  CallInput next(CallStep.Then then) {
    steps++;
    int dice = random.nextInt(100);
    if (dice < 3 && !stubborn) {
      return null;
    }
    if (dice < 50 && then instanceof CallStep.Ask ask && ask.mostDigits() == KeyedDay.KEYS) {
      return new CallInput(Kind.keys, "0%d03".formatted(3 + random.nextInt(7)));
    }
    if (dice < 60) {
      return new CallInput(Kind.keys, Integer.toString(random.nextInt(10)));
    }
    if (dice < 64) {
      return new CallInput(Kind.keys, random.nextBoolean() ? "#" : "");
    }
    if (dice < 70) {
      return new CallInput(Kind.keys, "*");
    }
    if (dice < 78) {
      return new CallInput(Kind.keys, digits());
    }
    if (dice < 90) {
      return new CallInput(Kind.words, SAID.get(random.nextInt(SAID.size())));
    }
    if (dice < 97) {
      return new CallInput(Kind.silence, "");
    }
    return new CallInput(Kind.values()[random.nextInt(Kind.values().length)], odd());
  }

  private String digits() {
    return switch (random.nextInt(4)) {
      case 0 -> "0%d03".formatted(3 + random.nextInt(7));
      case 1 -> "%d*%02d".formatted(random.nextInt(2_000), random.nextInt(100));
      case 2 -> "%06d".formatted(random.nextInt(1_000_000));
      default -> Long.toString(random.nextLong() >>> random.nextInt(64));
    };
  }

  private String odd() {
    return switch (random.nextInt(4)) {
      case 0 -> null;
      case 1 -> "#*#*0#";
      case 2 -> "x".repeat(5_000);
      default -> "0000000000000000000000000000000000000000";
    };
  }

  int steps() {
    return steps;
  }
}
