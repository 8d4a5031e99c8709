package org.dunwell.portal.phone;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dunwell.contact.phone.CallStep.Ask;
import org.dunwell.contact.phone.CallStep.Then;
import org.dunwell.portal.OpenItem;
import org.dunwell.receivables.Statement;
import org.springframework.stereotype.Component;

/** Open invoices, three at a time, and one of them with what can be done about it. */
@Component
class InvoiceTalk implements Scene {

  static final int PAGE = 3;

  private static final Phrases LIST = new Phrases("phone.words.list");
  private static final Phrases ONE = new Phrases("phone.words.invoice");

  private final PhoneDebt debt;
  private final Sending sending;

  InvoiceTalk(PhoneDebt debt, Sending sending) {
    this.debt = debt;
    this.sending = sending;
  }

  @Override
  public Set<Stage> stages() {
    return Set.of(Stage.invoices, Stage.invoice);
  }

  @Override
  public Then ask(Talk talk) {
    return talk.at().stage == Stage.invoices ? list(talk) : one(talk);
  }

  private Then list(Talk talk) {
    List<OpenItem> lines = debt.lines(talk);
    if (lines.isEmpty()) {
      talk.say("phone.invoices.none");
      talk.go(Stage.menu);
      return null;
    }
    int pages = (lines.size() + PAGE - 1) / PAGE;
    talk.at().page %= pages;
    int first = talk.at().page * PAGE;
    if (talk.at().page == 0) {
      talk.say("phone.invoices.count", Integer.toString(lines.size()));
    }
    for (int i = first; i < Math.min(first + PAGE, lines.size()); i++) {
      sayLine(talk, lines.get(i), i - first + 1);
    }
    talk.say(pages > 1 ? "phone.invoices.more" : "phone.invoices.end");
    return new Ask(1, true, LIST.hints(talk.at().language), 7, false);
  }

  private static void sayLine(Talk talk, OpenItem one, int key) {
    Statement.Item item = one.item();
    Aloud aloud = talk.aloud();
    talk.say(
        item.pastDue().signum() > 0 ? "phone.invoices.late" : "phone.invoices.line",
        Integer.toString(key),
        aloud.spelled(item.number()),
        aloud.amount(item.open(), item.currency()),
        aloud.date(item.dueOn()),
        item.daysLate());
  }

  private Then one(Talk talk) {
    Optional<OpenItem> chosen = debt.chosen(talk);
    if (chosen.isEmpty()) {
      talk.say("phone.gone");
      talk.go(Stage.invoices);
      return null;
    }
    Statement.Item item = chosen.get().item();
    Aloud aloud = talk.aloud();
    talk.say(
        "phone.invoice",
        aloud.spelled(item.number()),
        aloud.date(item.issuedOn()),
        aloud.amount(item.amount(), item.currency()),
        aloud.amount(item.open(), item.currency()));
    talk.say(
        item.pastDue().signum() > 0 ? "phone.invoice.late" : "phone.invoice.due",
        aloud.date(item.dueOn()),
        item.daysLate());
    if (item.blockedAmount().signum() > 0) {
      talk.say(
          "phone.blocked." + item.blockedKind(),
          aloud.amount(item.blockedAmount(), item.currency()));
    }
    talk.say("phone.invoice.menu");
    return new Ask(1, true, ONE.hints(talk.at().language), 6, false);
  }

  @Override
  public boolean heard(Talk talk, Heard heard) {
    return talk.at().stage == Stage.invoices ? listed(talk, heard) : chosen(talk, heard);
  }

  private boolean listed(Talk talk, Heard heard) {
    Place at = talk.at();
    String key = heard.choice(LIST, at.language);
    if (key.equals("9")) {
      at.page++;
      return true;
    }
    if (!key.matches("[1-" + PAGE + "]")) {
      return false;
    }
    List<OpenItem> lines = debt.lines(talk);
    int wanted = at.page * PAGE + Integer.parseInt(key) - 1;
    if (wanted >= lines.size()) {
      return false;
    }
    OpenItem item = lines.get(wanted);
    at.invoice = item.id();
    switch (at.purpose) {
      case "dispute" -> talk.go(Stage.disputeReason);
      case "copy" -> {
        sending.copy(talk, item);
        talk.go(Stage.menu);
      }
      default -> talk.go(Stage.invoice);
    }
    return true;
  }

  private boolean chosen(Talk talk, Heard heard) {
    Place at = talk.at();
    String key = heard.choice(ONE, at.language);
    at.forgetWish();
    switch (key) {
      case "1" -> talk.go(Stage.send);
      case "2" ->
          debt.chosen(talk)
              .ifPresentOrElse(item -> sending.copy(talk, item), () -> talk.say("phone.gone"));
      case "3" -> {
        at.page = 0;
        talk.go(Stage.disputeReason);
      }
      case "4" -> talk.go(Stage.promiseDay);
      default -> {
        return false;
      }
    }
    return true;
  }
}
