package org.dunwell.contact;

import java.time.Duration;
import java.time.Instant;
import org.dunwell.platform.BrokenRule;
import org.springframework.stereotype.Component;

/** How long a mail waits once it is written, so that somebody can take it back. */
@Component
public class TakeBackWindow {

  /** What should leave today must not be made to wait for tomorrow. */
  private static final Duration LONGEST = Duration.ofHours(4);

  private volatile Duration length;

  TakeBackWindow(MailProperties mail) {
    set(mail.mail().takeBack());
  }

  /** For whoever must not wait for it. */
  final void set(Duration wanted) {
    if (wanted.isNegative() || wanted.compareTo(LONGEST) > 0) {
      throw new BrokenRule(
          "dunwell.mail.take-back is %s; it must be PT0S to %s.".formatted(wanted, LONGEST));
    }
    length = wanted;
  }

  /** When a mail that is written now is handed over. */
  public Instant leavesAt(Instant written) {
    return written.plus(length);
  }
}
