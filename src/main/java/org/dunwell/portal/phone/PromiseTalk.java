package org.dunwell.portal.phone;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dunwell.contact.phone.CallStep.Ask;
import org.dunwell.contact.phone.CallStep.Then;
import org.dunwell.portal.OpenGroup;
import org.dunwell.portal.OpenItem;
import org.springframework.stereotype.Component;

/** A promise: for what, by which day, how much; read back, and booked when that is confirmed. */
@Component
class PromiseTalk implements Scene {

  private static final Phrases ALL_OR_PART = new Phrases("phone.words.amount");
  private static final Phrases CONFIRM = new Phrases("phone.words.confirm");
  private static final Phrases DAYS = new Phrases("phone.words.days");

  private static final int MOST_GROUPS = 7;

  private final PhoneDebt debt;
  private final PhoneActs acts;
  private final SaidPromise said;

  PromiseTalk(PhoneDebt debt, PhoneActs acts, SaidPromise said) {
    this.debt = debt;
    this.acts = acts;
    this.said = said;
  }

  @Override
  public Set<Stage> stages() {
    return Set.of(
        Stage.promiseGroup,
        Stage.promiseDay,
        Stage.promiseAmount,
        Stage.promiseSum,
        Stage.promiseConfirm);
  }

  @Override
  public Then ask(Talk talk) {
    if (talk.at().stage == Stage.promiseGroup) {
      return groups(talk);
    }
    Terms terms = terms(talk);
    String obstacle = terms == null ? "phone.promise.nothing" : terms.obstacle();
    if (obstacle != null) {
      return leave(talk, obstacle);
    }
    return switch (talk.at().stage) {
      case promiseDay -> day(talk, terms);
      case promiseAmount -> amount(talk, terms);
      case promiseSum -> sum(talk, terms);
      default -> confirm(talk, terms);
    };
  }

  private static Then leave(Talk talk, String why) {
    talk.say(why);
    talk.at().forgetChoice();
    talk.go(Stage.menu);
    return null;
  }

  /** What it is about; null when it is not open any more. */
  private Terms terms(Talk talk) {
    List<OpenItem> wished = debt.wished(talk);
    return wished.isEmpty() ? null : new Terms(wished, debt.limits(wished));
  }

  private Then groups(Talk talk) {
    List<OpenGroup> groups = debt.promisable(talk);
    if (groups.isEmpty()) {
      return leave(talk, "phone.promise.nothing");
    }
    if (groups.size() == 1) {
      talk.at().group = groups.get(0).key();
      talk.go(Stage.promiseDay);
      return null;
    }
    talk.say("phone.promise.which");
    for (int i = 0; i < Math.min(MOST_GROUPS, groups.size()); i++) {
      OpenGroup group = groups.get(i);
      talk.say(
          "phone.promise.group",
          Integer.toString(i + 1),
          group.entity().name(),
          talk.aloud().unit(group.currency(), BigDecimal.TEN));
    }
    return new Ask(1, true, Phrases.NUMBERS.hints(talk.at().language), 7, false);
  }

  private Then day(Talk talk, Terms terms) {
    talk.say(
        KeyedDay.monthFirst(terms) ? "phone.promise.dayAmerican" : "phone.promise.day",
        talk.aloud().date(terms.latest()));
    return new Ask(KeyedDay.KEYS, true, DAYS.hints(talk.at().language), 8, false);
  }

  private Then amount(Talk talk, Terms terms) {
    talk.say("phone.promise.amount", talk.aloud().amount(terms.most(), terms.currency()));
    return new Ask(1, true, ALL_OR_PART.hints(talk.at().language), 6, false);
  }

  private Then sum(Talk talk, Terms terms) {
    talk.say("phone.promise.sum", talk.aloud().unit(terms.currency(), BigDecimal.TEN));
    return new Ask(0, true, List.of(), 8, false);
  }

  private Then confirm(Talk talk, Terms terms) {
    BigDecimal amount = talk.at().amount == null ? terms.most() : talk.at().amount;
    talk.say(
        "phone.promise.confirm",
        talk.aloud().amount(amount, terms.currency()),
        talk.aloud().fullDate(talk.at().day),
        terms.items().size());
    return new Ask(1, true, CONFIRM.hints(talk.at().language), 8, false);
  }

  @Override
  public boolean heard(Talk talk, Heard heard) {
    if (talk.at().stage == Stage.promiseGroup) {
      return chosen(talk, heard);
    }
    Terms terms = terms(talk);
    if (terms == null || terms.obstacle() != null) {
      // asking again says so and leaves
      return true;
    }
    return switch (talk.at().stage) {
      case promiseDay -> dayGiven(talk, terms, heard);
      case promiseAmount -> amountChosen(talk, terms, heard);
      case promiseSum -> sumGiven(talk, terms, heard);
      default -> confirmed(talk, heard);
    };
  }

  private boolean chosen(Talk talk, Heard heard) {
    String key = heard.choice(Phrases.NUMBERS, talk.at().language);
    List<OpenGroup> groups = debt.promisable(talk);
    if (!key.matches("[1-" + MOST_GROUPS + "]") || Integer.parseInt(key) > groups.size()) {
      return false;
    }
    talk.at().group = groups.get(Integer.parseInt(key) - 1).key();
    talk.go(Stage.promiseDay);
    return true;
  }

  private boolean dayGiven(Talk talk, Terms terms, Heard heard) {
    Place at = talk.at();
    at.forgetWish();
    if (heard.isWords()) {
      said.read(talk, terms, heard.plain())
          .ifPresent(
              read -> {
                at.day = read.day();
                at.amount = read.amount();
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
    Optional<BigDecimal> sum =
        heard.isWords()
            ? said.read(talk, terms, heard.plain()).map(SaidPromise.Read::amount)
            : KeyedAmount.of(heard.keys(), terms.currency());
    if (sum.isEmpty()) {
      return false;
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
    talk.go(Stage.promiseConfirm);
    return true;
  }

  private boolean confirmed(Talk talk, Heard heard) {
    switch (heard.sureChoice(CONFIRM, talk.at().language)) {
      case "1" -> {
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
