package org.dunwell.portal.phone;

import java.util.List;
import java.util.Set;
import org.dunwell.contact.phone.CallStep.Ask;
import org.dunwell.contact.phone.CallStep.Then;
import org.dunwell.portal.PaidHistory;
import org.springframework.stereotype.Component;

/** The menu, and what it tells by itself: the balance, the last invoice and the last payment. */
@Component
class MainMenu implements Scene {

  private static final Phrases WORDS = new Phrases("phone.words.menu");

  /** More nobody keeps in mind; the rest is on the page. */
  private static final int MOST_PARTS = 4;

  private final PhoneDebt debt;

  MainMenu(PhoneDebt debt) {
    this.debt = debt;
  }

  @Override
  public Set<Stage> stages() {
    return Set.of(Stage.menu);
  }

  @Override
  public Then ask(Talk talk) {
    if ("balance".equals(talk.at().topic)) {
      sayBalance(talk);
    } else if ("last".equals(talk.at().topic)) {
      sayLast(talk);
    }
    talk.say("phone.menu");
    return new Ask(1, true, WORDS.hints(talk.at().language), 6, false);
  }

  @Override
  public boolean heard(Talk talk, Heard heard) {
    Place at = talk.at();
    String key = heard.choice(WORDS, at.language);
    at.forgetChoice();
    switch (key) {
      case "1" -> at.topic = "balance";
      case "2" -> choose(talk, "look");
      case "3" -> at.topic = "last";
      case "4" -> talk.go(Stage.send);
      case "5" -> talk.go(Stage.promiseGroup);
      case "6" -> choose(talk, "dispute");
      case "8" -> speak(at, "de");
      case "9" -> speak(at, "en");
      default -> {
        return false;
      }
    }
    return true;
  }

  private static void choose(Talk talk, String purpose) {
    talk.at().purpose = purpose;
    talk.go(Stage.invoices);
  }

  private static void speak(Place at, String language) {
    at.language = language;
    at.languageChosen = true;
  }

  private void sayBalance(Talk talk) {
    List<PhoneDebt.Part> parts = debt.parts(talk);
    if (parts.isEmpty()) {
      talk.say("phone.balance.none");
    }
    parts.stream().limit(MOST_PARTS).forEach(part -> sayPart(talk, part));
    if (parts.size() > MOST_PARTS) {
      talk.say("phone.balance.more");
    }
  }

  private static void sayPart(Talk talk, PhoneDebt.Part part) {
    Aloud aloud = talk.aloud();
    String currency = part.totals().currency();
    String open = aloud.amount(part.totals().open(), currency);
    if (part.customer() == null) {
      talk.say("phone.balance.open", part.company(), open);
    } else {
      talk.say("phone.balance.openOf", part.company(), open, part.customer());
    }
    if (part.totals().pastDue().signum() == 0) {
      talk.say("phone.balance.notLate");
    } else {
      talk.say("phone.balance.late", aloud.amount(part.totals().pastDue(), currency));
      if (part.totals().due().compareTo(part.totals().pastDue()) < 0) {
        talk.say("phone.balance.due", aloud.amount(part.totals().due(), currency));
      }
    }
    if (part.claimed().signum() > 0) {
      talk.say("phone.balance.claimed", aloud.amount(part.claimed(), currency));
    }
  }

  private void sayLast(Talk talk) {
    PhoneDebt.Last last = debt.last(talk);
    Aloud aloud = talk.aloud();
    PaidHistory.Latest invoice = last.invoice();
    if (invoice == null) {
      talk.say("phone.last.noInvoice");
    } else {
      talk.say(
          "phone.last.invoice",
          aloud.spelled(invoice.number()),
          aloud.date(invoice.issuedOn()),
          aloud.amount(invoice.amount(), invoice.currency()),
          aloud.date(invoice.dueOn()));
      talk.say(invoice.open().signum() > 0 ? "phone.last.stillOpen" : "phone.last.closed");
    }
    if (last.payment() == null) {
      talk.say("phone.last.noPayment");
    } else {
      talk.say(
          "phone.last.payment",
          aloud.amount(last.payment().amount(), last.payment().currency()),
          aloud.date(last.payment().day()));
    }
  }
}
