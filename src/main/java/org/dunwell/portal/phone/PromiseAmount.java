package org.dunwell.portal.phone;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dunwell.contact.phone.CallStep.Ask;
import org.dunwell.contact.phone.CallStep.Then;
import org.springframework.stereotype.Component;

/** How much will be there: all of it, or an amount by keys or in words. */
@Component
class PromiseAmount extends TermsScene {

  private static final Phrases ALL_OR_PART = new Phrases("phone.words.amount");

  private final SaidPromise said;

  PromiseAmount(PhoneDebt debt, SaidPromise said) {
    super(debt);
    this.said = said;
  }

  @Override
  public Set<Stage> stages() {
    return Set.of(Stage.promiseAmount, Stage.promiseSum);
  }

  @Override
  Then ask(Talk talk, Terms terms) {
    return talk.at().stage == Stage.promiseAmount ? amount(talk, terms) : sum(talk, terms);
  }

  private static Then amount(Talk talk, Terms terms) {
    talk.say("phone.promise.amount", talk.aloud().amount(terms.most(), terms.currency()));
    return new Ask(1, true, ALL_OR_PART.hints(talk.at().language), 6, false);
  }

  private static Then sum(Talk talk, Terms terms) {
    talk.say("phone.promise.sum", talk.aloud().unit(terms.currency(), BigDecimal.TEN));
    return new Ask(0, true, List.of(), 8, false);
  }

  @Override
  boolean heard(Talk talk, Terms terms, Heard heard) {
    return talk.at().stage == Stage.promiseAmount
        ? amountChosen(talk, terms, heard)
        : sumGiven(talk, terms, heard);
  }

  private boolean amountChosen(Talk talk, Terms terms, Heard heard) {
    switch (heard.choice(ALL_OR_PART, talk.at().language)) {
      case "1" -> talk.go(Stage.promiseConfirm);
      case "2" -> talk.go(Stage.promiseSum);
      default -> {
        return heard.isWords() && sumGiven(talk, terms, heard);
      }
    }
    return true;
  }

  private boolean sumGiven(Talk talk, Terms terms, Heard heard) {
    Optional<SaidPromise.Read> read =
        heard.isWords() ? said.read(talk, terms, heard.plain()) : Optional.empty();
    Optional<BigDecimal> sum =
        heard.isWords()
            ? read.map(SaidPromise.Read::amount)
            : KeyedAmount.of(heard.keys(), terms.currency());
    if (sum.isEmpty()) {
      return false;
    }
    if (heard.isWords()) {
      talk.at().alsoSaid(heard.plain());
    }
    if (sum.get().compareTo(terms.most()) == 0) {
      talk.go(Stage.promiseConfirm);
      return true;
    }
    if (!terms.allows(sum.get())) {
      talk.say(
          "phone.promise.between",
          talk.aloud().amount(terms.least(), terms.currency()),
          talk.aloud().amount(terms.most(), terms.currency()));
      return false;
    }
    talk.at().amount = sum.get();
    talk.at().part = read.map(SaidPromise.Read::part).orElse(false);
    talk.go(Stage.promiseConfirm);
    return true;
  }
}
