package org.dunwell.portal.phone;

import java.util.Optional;
import org.dunwell.contact.phone.CallStep.Then;

/**
 * A scene about a promise whose invoices are chosen: it ends where they can be promised no more.
 */
abstract class TermsScene implements Scene {

  private final PhoneDebt debt;

  TermsScene(PhoneDebt debt) {
    this.debt = debt;
  }

  @Override
  public final Then ask(Talk talk) {
    Optional<Terms> terms = debt.terms(talk);
    String obstacle = terms.map(Terms::obstacle).orElse(null);
    if (terms.isEmpty() || obstacle != null) {
      return leave(talk, obstacle == null ? "phone.promise.nothing" : obstacle);
    }
    return ask(talk, terms.get());
  }

  /** Back to the menu, with a reason. */
  static Then leave(Talk talk, String why) {
    talk.say(why);
    talk.at().forgetChoice();
    talk.go(Stage.menu);
    return null;
  }

  @Override
  public final boolean heard(Talk talk, Heard heard) {
    Optional<Terms> terms = debt.terms(talk).filter(one -> one.obstacle() == null);
    // without terms, asking again says so and leaves
    return terms.isEmpty() || heard(talk, terms.get(), heard);
  }

  abstract Then ask(Talk talk, Terms terms);

  abstract boolean heard(Talk talk, Terms terms, Heard heard);
}
