package org.dunwell.portal.phone;

import java.util.Set;
import org.dunwell.contact.phone.CallStep.Ask;
import org.dunwell.contact.phone.CallStep.Then;
import org.springframework.stereotype.Component;

/** By which day the money will be there, by keys or in words, which may name an amount as well. */
@Component
class PromiseDay extends TermsScene {

  private static final Phrases DAYS = new Phrases("phone.words.days");

  private final SaidPromise said;

  PromiseDay(PhoneDebt debt, SaidPromise said) {
    super(debt);
    this.said = said;
  }

  @Override
  public Set<Stage> stages() {
    return Set.of(Stage.promiseDay);
  }

  @Override
  Then ask(Talk talk, Terms terms) {
    talk.say(
        KeyedDay.monthFirst(terms) ? "phone.promise.dayAmerican" : "phone.promise.day",
        talk.aloud().date(terms.latest()));
    return new Ask(KeyedDay.KEYS, true, DAYS.hints(talk.at().language), 8, false);
  }

  @Override
  boolean heard(Talk talk, Terms terms, Heard heard) {
    Place at = talk.at();
    at.forgetWish();
    if (heard.isWords()) {
      said.read(talk, terms, heard.plain())
          .ifPresent(
              read -> {
                at.day = read.day();
                at.amount = read.amount();
                at.part = read.part();
                at.alsoSaid(heard.plain());
              });
    } else {
      at.day = KeyedDay.of(heard.keys(), terms).orElse(null);
    }
    if (at.day == null) {
      return false;
    }
    if (!terms.allows(at.day)) {
      talk.say(
          "phone.promise.range",
          talk.aloud().date(terms.earliest()),
          talk.aloud().date(terms.latest()));
      at.forgetWish();
      return false;
    }
    return withAmount(talk, terms);
  }

  /** On to reading back where the amount is clear. */
  private static boolean withAmount(Talk talk, Terms terms) {
    Place at = talk.at();
    boolean all = at.amount != null && at.amount.compareTo(terms.most()) == 0;
    if (all) {
      at.amount = null;
    }
    if (all || !terms.parts() || at.amount != null && terms.allows(at.amount)) {
      at.amount = terms.parts() ? at.amount : null;
      talk.go(Stage.promiseConfirm);
    } else {
      at.amount = null;
      talk.go(Stage.promiseAmount);
    }
    return true;
  }
}
