package org.dunwell.credit.process;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.dunwell.credit.Parties;
import org.dunwell.credit.Party;
import org.dunwell.credit.holds.CreditHold;
import org.dunwell.credit.holds.CreditHolds;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.engine.FormInput;
import org.springframework.stereotype.Component;

/** Out of the engine: what the elements of {@code credit-hold.bpmn} do. */
@Component("creditHold")
public class CreditHoldTasks {

  private final CreditHolds holds;
  private final Parties parties;

  CreditHoldTasks(CreditHolds holds, Parties parties) {
    this.holds = holds;
    this.parties = parties;
  }

  /** When somebody looks at it. */
  public Date reviewOn(String businessKey) {
    return java.sql.Date.valueOf(byKey(businessKey).reviewOn());
  }

  public String customer(String businessKey) {
    Party party = parties.byId(byKey(businessKey).partyId());
    return party.number() == null ? party.name() : party.name() + " (" + party.number() + ")";
  }

  public String hold(String businessKey) {
    CreditHold hold = byKey(businessKey);
    return "Since %s, by %s: %s".formatted(hold.placedAt(), hold.placedBy(), hold.reason());
  }

  /** Stores what was decided; an exception refuses the completion and nothing is stored. */
  public void reviewHold(DelegateTask task) {
    FormInput form = new FormInput(task);
    holds.review(
        form.key(),
        form.text("decision"),
        day(form.text("reviewOn")),
        form.text("note"),
        form.who());
  }

  /** The answer to "Still needed?". */
  public boolean isStillNeeded(String businessKey) {
    return byKey(businessKey).isOpen();
  }

  private CreditHold byKey(String businessKey) {
    return holds.byId(Long.parseLong(businessKey));
  }

  private static LocalDate day(String text) {
    try {
      return text == null ? null : LocalDate.parse(text);
    } catch (DateTimeParseException none) {
      throw new BrokenRule("\"%s\" is no day. Write it like 2026-03-31.".formatted(text));
    }
  }
}
