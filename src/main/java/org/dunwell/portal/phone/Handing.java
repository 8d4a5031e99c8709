package org.dunwell.portal.phone;

import java.util.List;
import java.util.Set;
import org.dunwell.contact.phone.CallInput;
import org.dunwell.contact.phone.CallStep.Connect;
import org.dunwell.contact.phone.CallStep.HangUp;
import org.dunwell.contact.phone.CallStep.Then;
import org.dunwell.contact.phone.CallStep.Voicemail;
import org.springframework.stereotype.Component;

/** On to a person, else to the voicemail, and the end. */
@Component
class Handing implements Scene {

  private final PhoneTeam team;

  Handing(PhoneTeam team) {
    this.team = team;
  }

  @Override
  public Set<Stage> stages() {
    return Set.of(Stage.person, Stage.voicemail, Stage.over);
  }

  @Override
  public Then ask(Talk talk) {
    return switch (talk.at().stage) {
      case person -> person(talk);
      case voicemail -> {
        talk.say("phone.voicemail");
        yield new Voicemail();
      }
      default -> {
        talk.say("phone.bye");
        yield new HangUp();
      }
    };
  }

  /** Who seems to be calling is looked after by its own collector: nothing is said by that. */
  private Then person(Talk talk) {
    Place at = talk.at();
    List<String> users = team.of(at.customer == null ? at.candidate : at.customer);
    if (users.isEmpty()) {
      talk.go(Stage.voicemail);
      return null;
    }
    talk.say("phone.person");
    return new Connect(users);
  }

  @Override
  public boolean heard(Talk talk, Heard heard) {
    boolean unanswered = talk.at().stage == Stage.person && heard.kind() != CallInput.Kind.spoken;
    talk.go(unanswered ? Stage.voicemail : Stage.over);
    return true;
  }
}
