package org.dunwell.disputes.doors;

import java.util.List;
import org.dunwell.contact.replies.DisputeReasons;
import org.dunwell.disputes.reasons.ReasonCodes;
import org.springframework.stereotype.Component;

/** Answers contact, which knows no reasons of its own. */
@Component
class ReasonChoices implements DisputeReasons {

  private final ReasonCodes reasons;

  ReasonChoices(ReasonCodes reasons) {
    this.reasons = reasons;
  }

  @Override
  public List<Reason> choices() {
    return reasons.byDepartment().stream()
        .map(reason -> new Reason(reason.choice(), reason.code()))
        .toList();
  }
}
