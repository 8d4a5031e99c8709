package org.dunwell.portal.phone;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.dunwell.contact.phone.CallInput;
import org.dunwell.contact.phone.CallLedger;
import org.dunwell.contact.phone.CallScript;
import org.dunwell.contact.phone.CallStep;
import org.dunwell.contact.phone.CallStep.Then;
import org.dunwell.contact.phone.LineCall;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The conversation of the telephone line. Where it stands is stored by each step; whatever comes,
 * the answer is a step that goes on, and after so many of them a person or the voicemail.
 */
@Component
class PhoneMenu implements CallScript {

  /** Wrong keys or silences in a row. */
  static final int PATIENCE = 3;

  /** Longer than anybody talks to a machine. */
  static final int MOST_STEPS = 150;

  /** From one stage to the next without asking anything; more would be a circle. */
  private static final int MOST_TURNS = 6;

  private final PhoneVisits visits;
  private final Map<Stage, Scene> scenes = new EnumMap<>(Stage.class);
  private final ObjectProvider<CallLedger> calls;

  PhoneMenu(PhoneVisits visits, List<Scene> scenes, ObjectProvider<CallLedger> calls) {
    this.visits = visits;
    this.calls = calls;
    scenes.forEach(scene -> scene.stages().forEach(stage -> this.scenes.put(stage, scene)));
  }

  @Override
  @Transactional
  public CallStep begin(LineCall call) {
    Place place = visits.of(call.id()).orElseGet(() -> fresh(call));
    return answer(new Talk(call, place));
  }

  private static Place fresh(LineCall call) {
    Place place = new Place();
    place.language = call.language();
    return place;
  }

  @Override
  @Transactional
  public CallStep next(LineCall call, CallInput input) {
    Place place = visits.of(call.id()).orElse(null);
    if (place == null) {
      return begin(call);
    }
    Talk talk = new Talk(call, place);
    place.steps++;
    if (place.stage.isLeaving()) {
      scenes.get(place.stage).heard(talk, Heard.of(input));
    } else if (place.steps > MOST_STEPS) {
      talk.say("phone.long");
      talk.go(Stage.person);
    } else {
      hear(talk, Heard.of(input));
    }
    return answer(talk);
  }

  private void hear(Talk talk, Heard heard) {
    Place at = talk.at();
    Command command = Command.of(heard, talk);
    if (command != Command.none) {
      at.misses = 0;
      obey(talk, command);
    } else if (scenes.get(at.stage).heard(talk, heard)) {
      at.misses = 0;
    } else {
      missed(talk, heard);
    }
  }

  private static void obey(Talk talk, Command command) {
    Place at = talk.at();
    switch (command) {
      case person -> talk.go(Stage.person);
      case bye -> talk.go(Stage.over);
      case help -> talk.say(at.stage.isBefore() ? "phone.help.before" : "phone.help");
      case back -> back(talk);
      default -> {
        // asked again below
      }
    }
  }

  private static void back(Talk talk) {
    Place at = talk.at();
    if (at.stage == Stage.promiseConfirm || at.stage == Stage.disputeConfirm) {
      talk.say("phone.cancelled");
    }
    at.early = null;
    Stage to = at.stage.back();
    if (to == Stage.account && talk.call().customerId() != null) {
      to = Stage.pin;
    }
    if (to == Stage.menu) {
      at.forgetChoice();
    }
    talk.go(to);
  }

  private static void missed(Talk talk, Heard heard) {
    Place at = talk.at();
    at.misses++;
    if (at.misses >= PATIENCE) {
      talk.say("phone.missed.last");
      talk.go(Stage.person);
    } else {
      talk.say(heard.isSilence() ? "phone.missed.silence" : "phone.missed.wrong");
    }
  }

  /** Asks what the stage asks, through stages that ask nothing, and keeps where it stands. */
  private CallStep answer(Talk talk) {
    Then then = null;
    for (int turn = 0; then == null && turn < MOST_TURNS; turn++) {
      then = scenes.get(talk.at().stage).ask(talk);
    }
    if (then == null) {
      throw new IllegalStateException(
          "The conversation goes in a circle at " + talk.at().stage + ".");
    }
    visits.keep(talk.call().id(), talk.at());
    return talk.step(then);
  }

  @Override
  @Transactional
  public void ended(LineCall call) {
    visits
        .of(call.id())
        .filter(place -> place.customer == null)
        .ifPresent(
            place ->
                calls.ifAvailable(
                    record ->
                        record.noted(
                            call.id(),
                            "unidentified",
                            "The caller has not proved who is calling.")));
    visits.end(call.id());
  }
}
