package org.dunwell.credit.applications;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dunwell.contact.OutsideMailFailed;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Hears which letter to a reference has come back. */
@Component
class ReferenceNews {

  private static final Pattern KEY =
      Pattern.compile("application/\\d+/reference/(\\d{1,18})(/.*)?");

  private final ApplicationWait wait;

  ReferenceNews(ApplicationWait wait) {
    this.wait = wait;
  }

  @EventListener
  void failed(OutsideMailFailed mail) {
    Matcher key = KEY.matcher(mail.key());
    if (key.matches()) {
      wait.unreachable(Long.parseLong(key.group(1)), mail.reason());
    }
  }
}
