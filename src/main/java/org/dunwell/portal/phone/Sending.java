package org.dunwell.portal.phone;

import java.util.Set;
import org.dunwell.contact.phone.CallStep.Ask;
import org.dunwell.contact.phone.CallStep.Then;
import org.dunwell.portal.OpenItem;
import org.springframework.stereotype.Component;

/** The pay link by text message or mail, copies by mail: to what is on file, whoever asks. */
@Component
class Sending implements Scene {

  /** Acts of one call; a program would flood a mailbox. */
  static final int MOST = 10;

  private static final Phrases WORDS = new Phrases("phone.words.send");

  private final PhoneSending post;

  Sending(PhoneSending post) {
    this.post = post;
  }

  @Override
  public Set<Stage> stages() {
    return Set.of(Stage.send);
  }

  @Override
  public Then ask(Talk talk) {
    talk.say("phone.send");
    return new Ask(1, true, WORDS.hints(talk.at().language), 6, false);
  }

  @Override
  public boolean heard(Talk talk, Heard heard) {
    Place at = talk.at();
    switch (heard.choice(WORDS, at.language)) {
      case "1" -> link(talk, true);
      case "2" -> link(talk, false);
      case "3" -> {
        at.purpose = "copy";
        at.page = 0;
        talk.go(Stage.invoices);
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private void link(Talk talk, boolean text) {
    if (isTooMuch(talk)) {
      return;
    }
    boolean sent = text ? post.textLink(talk) : post.mailLink(talk);
    String what = text ? "text" : "mail";
    talk.say((sent ? "phone.sent." : "phone.notSent.") + what);
    if (sent) {
      talk.go(Stage.menu);
    }
  }

  /** Sends a copy and says so; where the conversation goes on is the caller's to say. */
  void copy(Talk talk, OpenItem item) {
    if (!isTooMuch(talk)) {
      talk.say(post.mailCopy(talk, item) ? "phone.sent.copy" : "phone.notSent.mail");
    }
  }

  private static boolean isTooMuch(Talk talk) {
    boolean tooMuch = talk.at().acts >= MOST;
    if (tooMuch) {
      talk.say("phone.enough");
      talk.go(Stage.menu);
    }
    return tooMuch;
  }
}
