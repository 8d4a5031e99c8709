package org.dunwell.collections;

import java.time.Instant;
import java.util.Locale;
import org.dunwell.contact.ContactRequest;
import org.dunwell.platform.decisions.Decision;

/** One case while a transaction works on it: its row, its facts, and what has been chosen. */
final class CaseOnDesk {

  private final PastDueCase row;
  private final CaseFacts facts;
  private final Decision<Treatment> advice;
  private boolean chosen;
  private boolean lettersAsked;
  private boolean callAsked;
  private boolean escalationAsked;
  private boolean handoverAsked;
  private boolean creditHoldAsked;
  private String outcome;
  private String startedInstance;

  /**
   * @param advice what the table says about these facts; null when nothing is past due
   */
  CaseOnDesk(PastDueCase row, CaseFacts facts, Decision<Treatment> advice) {
    this.row = row;
    this.facts = facts;
    this.advice = advice;
  }

  PastDueCase row() {
    return row;
  }

  CaseFacts facts() {
    return facts;
  }

  /** Takes the table's advice: from now on it is what holds. */
  void choose() {
    chosen = facts.isPastDue();
  }

  boolean hasChosen() {
    return chosen;
  }

  Decision<Treatment> decision() {
    return advice;
  }

  /** The action that holds now: chosen in this transaction, else the one on the row. */
  Action action() {
    if (!facts.isPastDue()) {
      return Action.NOTHING_LEFT;
    }
    return chosen ? advice.output().what() : Action.of(row.action());
  }

  Instant nextAt() {
    return chosen ? facts.nextAt(advice.output()) : row.nextAt();
  }

  String tone() {
    return chosen ? advice.output().tone() : row.tone();
  }

  int decisionNo() {
    return row.decisionNo() + (chosen ? 1 : 0);
  }

  void askForLetter() {
    lettersAsked = true;
  }

  void askForCall() {
    callAsked = !facts.touches().callPending();
  }

  void askForEscalation() {
    escalationAsked = !facts.manager().escalationPending();
  }

  void askForHandover() {
    handoverAsked = !facts.manager().handoverPending();
  }

  void askForCreditHold() {
    creditHoldAsked = !facts.isPending(Action.PLACE_CREDIT_HOLD);
  }

  boolean creditHoldAsked() {
    return creditHoldAsked;
  }

  boolean handoverAsked() {
    return handoverAsked;
  }

  boolean escalationAsked() {
    return escalationAsked;
  }

  void started(String processInstanceId) {
    startedInstance = processInstanceId;
  }

  String processInstanceId() {
    return startedInstance != null ? startedInstance : row.processInstanceId();
  }

  /** Why it ends is what the ledger says about the invoice. */
  void close() {
    String state = facts.pastDue().invoiceState();
    outcome = state.equals("open") ? "no-longer-due" : state;
  }

  String outcome() {
    return outcome;
  }

  boolean isClosed() {
    return outcome != null;
  }

  /**
   * The row as it is stored when the work on it is done.
   *
   * @param decisionId of what was chosen; null when nothing was
   */
  PastDueCase after(Long decisionId, Instant now) {
    return new PastDueCase(
        row.id(),
        row.invoiceId(),
        row.episode(),
        row.businessKey(),
        row.customerId(),
        row.sellingEntityId(),
        processInstanceId(),
        chosen ? action().id() : row.action(),
        tone(),
        nextAt(),
        decisionNo(),
        decisionId != null ? decisionId : row.decisionId(),
        row.startedAt(),
        isClosed() ? now : null,
        outcome);
  }

  /** Asks for what was chosen, as the diagram does: an act, or nothing but a wait. */
  void act() {
    switch (action()) {
      case SEND_REMINDER -> askForLetter();
      case REQUEST_CALL -> askForCall();
      case REQUEST_ESCALATION -> askForEscalation();
      case REQUEST_HANDOVER -> askForHandover();
      case PLACE_CREDIT_HOLD -> askForCreditHold();
      default -> {
        // a wait asks for nothing
      }
    }
  }

  boolean asksForContact() {
    return lettersAsked || callAsked;
  }

  /** The key makes asking twice harmless: one contact per case and decision. */
  ContactRequest contactRequest() {
    return new ContactRequest(
        "case/" + row.businessKey() + "/" + decisionNo(),
        lettersAsked ? ContactRequest.Kind.REMINDER : ContactRequest.Kind.CALL,
        channel(),
        isAutomated() ? ContactRequest.AUTOMATED : tone(),
        row.customerId(),
        row.sellingEntityId(),
        row.invoiceId());
  }

  private boolean isAutomated() {
    return callAsked && advice.output().channel().equals(Treatment.AUTOMATED_CALL);
  }

  private ContactRequest.Channel channel() {
    return callAsked
        ? ContactRequest.Channel.PHONE
        : ContactRequest.Channel.valueOf(advice.output().channel().toUpperCase(Locale.ROOT));
  }

  /**
   * Whether a change of facts changes what is to be done. The timer of a case that only waits goes
   * off anyway: it is woken for another wait, an act that is not yet under way, or an earlier date.
   */
  boolean wantsWaking() {
    if (!facts.isPastDue() || row.action() == null) {
      return true;
    }
    Action next = advice.output().what();
    if (!next.place().equals(Action.of(row.action()).place())) {
      return true;
    }
    if (next == Action.WAIT_FOR_HANDOVER) {
      return !row.action().equals(next.id());
    }
    if (next.acts()) {
      return !facts.isPending(next);
    }
    return !facts.touches().letterPending() && facts.nextAt(advice.output()).isBefore(row.nextAt());
  }
}
