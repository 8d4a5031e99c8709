package org.dunwell.portal.phone;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dunwell.contact.phone.CallStep.Ask;
import org.dunwell.contact.phone.CallStep.Then;
import org.dunwell.disputes.reasons.ReasonCode;
import org.dunwell.platform.operations.CardNumbers;
import org.dunwell.portal.OpenItem;
import org.springframework.stereotype.Component;

/**
 * A dispute: what is wrong, in the caller's words if it likes; read back, raised when confirmed.
 */
@Component
class DisputeTalk implements Scene {

  static final int PAGE = 5;

  private static final Phrases LIST = new Phrases("phone.words.list");
  private static final Phrases CONFIRM = new Phrases("phone.words.confirm");

  private final PhoneDebt debt;
  private final PhoneActs acts;

  DisputeTalk(PhoneDebt debt, PhoneActs acts) {
    this.debt = debt;
    this.acts = acts;
  }

  @Override
  public Set<Stage> stages() {
    return Set.of(Stage.disputeReason, Stage.disputeWords, Stage.disputeConfirm);
  }

  @Override
  public Then ask(Talk talk) {
    Optional<OpenItem> item = debt.chosen(talk);
    if (item.isEmpty()) {
      talk.say("phone.gone");
      talk.at().forgetChoice();
      talk.go(Stage.menu);
      return null;
    }
    return switch (talk.at().stage) {
      case disputeReason -> reasons(talk, item.get());
      case disputeWords -> {
        talk.say("phone.dispute.words");
        yield new Ask(1, true, List.of(), 6, false);
      }
      default -> confirm(talk, item.get());
    };
  }

  private Then reasons(Talk talk, OpenItem item) {
    List<ReasonCode> all = debt.reasons(talk);
    String language = talk.words().language();
    int pages = Math.max(1, (all.size() + PAGE - 1) / PAGE);
    talk.at().page %= pages;
    int first = talk.at().page * PAGE;
    talk.say("phone.dispute.reasons", talk.aloud().spelled(item.item().number()));
    for (int i = first; i < Math.min(first + PAGE, all.size()); i++) {
      talk.say(
          "phone.dispute.reason", Integer.toString(i - first + 1), all.get(i).wordsIn(language));
    }
    if (pages > 1) {
      talk.say("phone.dispute.more");
    }
    List<String> hints = all.stream().map(reason -> reason.wordsIn(language)).toList();
    return new Ask(1, true, hints, 8, false);
  }

  private Then confirm(Talk talk, OpenItem item) {
    String reason =
        debt.reasons(talk).stream()
            .filter(one -> one.code().equals(talk.at().reason))
            .map(one -> one.wordsIn(talk.words().language()))
            .findFirst()
            .orElse("");
    talk.say("phone.dispute.confirm", talk.aloud().spelled(item.item().number()), reason);
    return new Ask(1, true, CONFIRM.hints(talk.at().language), 8, false);
  }

  @Override
  public boolean heard(Talk talk, Heard heard) {
    return switch (talk.at().stage) {
      case disputeReason -> reasonChosen(talk, heard);
      case disputeWords -> wordsSaid(talk, heard);
      default -> confirmed(talk, heard);
    };
  }

  private boolean reasonChosen(Talk talk, Heard heard) {
    Place at = talk.at();
    List<ReasonCode> all = debt.reasons(talk);
    Optional<ReasonCode> named =
        heard.isWords()
            ? all.stream().filter(one -> isSaid(one, heard, talk)).findFirst()
            : Optional.empty();
    String key = heard.choice(LIST, at.language);
    if (named.isEmpty() && key.equals("9")) {
      at.page++;
      return true;
    }
    if (named.isEmpty() && key.matches("[1-" + PAGE + "]")) {
      named = all.stream().skip((long) at.page * PAGE + Integer.parseInt(key) - 1).findFirst();
    }
    if (named.isEmpty()) {
      return false;
    }
    at.reason = named.get().code();
    talk.go(Stage.disputeWords);
    return true;
  }

  private static boolean isSaid(ReasonCode reason, Heard heard, Talk talk) {
    String name = Heard.even(reason.wordsIn(talk.words().language()));
    return (" " + heard.words() + " ").contains(" " + name + " ");
  }

  /** Nothing need be said; the number of a card is kept nowhere. */
  private static boolean wordsSaid(Talk talk, Heard heard) {
    talk.at().words = heard.isWords() ? CardNumbers.without(heard.plain()) : null;
    talk.go(Stage.disputeConfirm);
    return true;
  }

  private boolean confirmed(Talk talk, Heard heard) {
    switch (heard.sureChoice(CONFIRM, talk.at().language)) {
      case "1" -> {
        Optional<String> refused = acts.dispute(talk);
        refused.ifPresentOrElse(talk::sayPlain, () -> talk.say("phone.dispute.done"));
        talk.at().forgetChoice();
        talk.go(Stage.menu);
      }
      case "2" -> {
        talk.at().forgetWish();
        talk.at().page = 0;
        talk.go(Stage.disputeReason);
      }
      default -> {
        return false;
      }
    }
    return true;
  }
}
