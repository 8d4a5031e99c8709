package org.dunwell.portal.phone;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.dunwell.contact.phone.CallStep.Ask;
import org.dunwell.contact.phone.CallStep.Then;
import org.dunwell.portal.OpenGroup;
import org.springframework.stereotype.Component;

/** What a promise is about: what is past due with one of our companies in one currency. */
@Component
class PromiseGroup implements Scene {

  private static final int MOST_GROUPS = 7;

  private final PhoneDebt debt;

  PromiseGroup(PhoneDebt debt) {
    this.debt = debt;
  }

  @Override
  public Set<Stage> stages() {
    return Set.of(Stage.promiseGroup);
  }

  @Override
  public Then ask(Talk talk) {
    List<OpenGroup> groups = debt.promisable(talk);
    if (groups.isEmpty()) {
      return TermsScene.leave(talk, "phone.promise.nothing");
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

  @Override
  public boolean heard(Talk talk, Heard heard) {
    String key = heard.choice(Phrases.NUMBERS, talk.at().language);
    List<OpenGroup> groups = debt.promisable(talk);
    if (!key.matches("[1-" + MOST_GROUPS + "]") || Integer.parseInt(key) > groups.size()) {
      return false;
    }
    talk.at().group = groups.get(Integer.parseInt(key) - 1).key();
    talk.go(Stage.promiseDay);
    return true;
  }
}
