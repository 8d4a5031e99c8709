package org.dunwell.contact.texts;

import java.util.Map;
import org.dunwell.contact.twilio.TwilioInbox;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Where text messages to our numbers come in; stored at once, answered by messages of our own. */
@RestController
class TextsDoor {

  private static final String NOTHING_TO_SAY =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response/>";

  private final TwilioInbox inbox;

  TextsDoor(TwilioInbox inbox) {
    this.inbox = inbox;
  }

  @PostMapping(path = "/hooks/twilio/sms", produces = MediaType.TEXT_XML_VALUE)
  String came(@RequestParam Map<String, String> params) {
    inbox.take(TextNews.CAME, params);
    return NOTHING_TO_SAY;
  }
}
