package org.dunwell.portal.phone;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;
import org.dunwell.contact.phone.CallStep.Ask;
import org.dunwell.contact.phone.CallStep.Then;
import org.springframework.stereotype.Component;

/** A promise is read back, and booked when that is confirmed. */
@Component
class PromiseConfirm extends TermsScene {

  private static final Phrases CONFIRM = new Phrases("phone.words.confirm");

  private final PhoneActs acts;

  PromiseConfirm(PhoneDebt debt, PhoneActs acts) {
    super(debt);
    this.acts = acts;
  }

  @Override
  public Set<Stage> stages() {
    return Set.of(Stage.promiseConfirm);
  }

  @Override
  Then ask(Talk talk, Terms terms) {
    BigDecimal amount = amount(talk, terms);
    talk.at().readBack = amount;
    talk.at().readBackWords = readBack(talk, terms, amount);
    talk.say("phone.promise.confirm");
    return new Ask(1, true, CONFIRM.hints(talk.at().language), 8, false);
  }

  /** Of a part, and of all, is said of what: nobody is to think of what is disputed. */
  private static String readBack(Talk talk, Terms terms, BigDecimal amount) {
    Place at = talk.at();
    boolean part = at.part && at.amount != null;
    Aloud aloud = talk.aloud();
    String said =
        talk.say(
            part ? "phone.promise.readBackPart" : "phone.promise.readBack",
            aloud.amount(amount, terms.currency()),
            aloud.fullDate(at.day),
            terms.items().size(),
            aloud.amount(terms.most(), terms.currency()),
            terms.company());
    boolean leavesOut = terms.leavesOut() && (part || at.amount == null);
    return leavesOut ? said + " " + talk.say("phone.promise.leftOut") : said;
  }

  private static BigDecimal amount(Talk talk, Terms terms) {
    return talk.at().amount == null ? terms.most() : talk.at().amount;
  }

  @Override
  boolean heard(Talk talk, Terms terms, Heard heard) {
    switch (heard.sureChoice(CONFIRM, talk.at().language)) {
      case "1" -> {
        if (amount(talk, terms).compareTo(talk.at().readBack) != 0) {
          talk.say("phone.promise.changed");
          return true;
        }
        Optional<String> refused = acts.promise(talk);
        refused.ifPresentOrElse(talk::sayPlain, () -> talk.say("phone.promise.done"));
        talk.at().forgetChoice();
        talk.go(Stage.menu);
      }
      case "2" -> {
        talk.at().forgetWish();
        talk.go(Stage.promiseDay);
      }
      default -> {
        return false;
      }
    }
    return true;
  }
}
