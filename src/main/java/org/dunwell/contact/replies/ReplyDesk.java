package org.dunwell.contact.replies;

import java.util.Map;
import org.dunwell.contact.process.ContactTaskProcess;
import org.dunwell.platform.BrokenRule;
import org.springframework.stereotype.Component;

/** Completes the task about a mail, with the same form and through the same door as a task list. */
@Component
public class ReplyDesk {

  private final ReplyMapper mapper;
  private final ContactTaskProcess process;

  ReplyDesk(ReplyMapper mapper, ContactTaskProcess process) {
    this.mapper = mapper;
    this.process = process;
  }

  /**
   * Completes it.
   *
   * @param form by the keys of {@code forms/answer-reply.form}
   * @throws BrokenRule when somebody else has completed it, or what was entered cannot be done
   */
  public void complete(long mailId, Map<String, Object> form, String by) {
    String instance =
        mapper
            .instanceOf(mailId)
            .orElseThrow(
                () ->
                    new BrokenRule(
                        "This mail has been dealt with already. Nothing of yours was stored."));
    process.complete(instance, form, by);
  }
}
