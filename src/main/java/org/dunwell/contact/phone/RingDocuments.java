package org.dunwell.contact.phone;

import com.twilio.twiml.VoiceResponse;
import com.twilio.twiml.voice.Dial;
import com.twilio.twiml.voice.Gather;
import com.twilio.twiml.voice.Hangup;
import com.twilio.twiml.voice.Number;
import java.util.List;
import java.util.Map;
import org.dunwell.contact.phone.CallStep.Spoken;
import org.springframework.stereotype.Component;

/** What Twilio is told to do to let another telephone ring for somebody who is on the line. */
@Component
class RingDocuments {

  /** A mailbox takes a call after about half a minute; a colleague is at the desk or is not. */
  private static final int DESK_SECONDS = 20;

  private static final int CUSTOMER_SECONDS = 40;

  private static final List<Number.Event> ALL =
      List.of(
          Number.Event.INITIATED,
          Number.Event.RINGING,
          Number.Event.ANSWERED,
          Number.Event.COMPLETED);

  private final LineUrls urls;

  RingDocuments(LineUrls urls) {
    this.urls = urls;
  }

  /** Lets a colleague's telephone ring; goes on at the next step when that is over. */
  String ring(CallRow call, int step, List<Spoken> spoken, DeskPhone desk) {
    Map<String, ?> whose = Map.of("user", desk.user());
    Number number =
        new Number.Builder(desk.number())
            .url(urls.url(LineUrls.VOICE + "/offer", call.id(), whose))
            .statusCallback(
                urls.url(
                    LineUrls.NEWS + "/call-status",
                    call.id(),
                    Map.of("user", desk.user(), "role", "colleague")))
            .statusCallbackEvents(ALL)
            .build();
    Dial.Builder dial = dial(call).timeout(DESK_SECONDS).action(urls.step(call.id(), step));
    return CallDocuments.saying(spoken).dial(dial.number(number).build()).build().toXml();
  }

  /**
   * Whose telephone it is.
   *
   * @param number E.164
   */
  record DeskPhone(String user, String number) {}

  /** Lets the customer's telephone ring for a colleague who is on the line. */
  String callCustomer(CallRow call, List<Spoken> spoken) {
    Number number =
        new Number.Builder(call.theirNumber())
            .url(urls.url(LineUrls.VOICE + "/callee", call.id()))
            .statusCallback(
                urls.url(LineUrls.NEWS + "/call-status", call.id(), Map.of("role", "customer")))
            .statusCallbackEvents(ALL)
            .build();
    Dial.Builder dial =
        dial(call)
            .timeout(CUSTOMER_SECONDS)
            .action(urls.url(LineUrls.VOICE + "/dialled", call.id()));
    return CallDocuments.saying(spoken).dial(dial.number(number).build()).build().toXml();
  }

  private static Dial.Builder dial(CallRow call) {
    return new Dial.Builder()
        .callerId(call.ourNumber())
        .timeLimit(CallDocuments.LONGEST_CALL_SECONDS);
  }

  /** Asks a colleague whose telephone was picked up whether it is him. */
  String offer(String question, String language, String action) {
    Gather gather =
        new Gather.Builder()
            .inputs(Gather.Input.DTMF)
            .numDigits(1)
            .timeout(CallDocuments.SECONDS_TO_AGREE)
            .action(action)
            .say(CallDocuments.say(question, language))
            .build();
    // who presses nothing is a mailbox
    return new VoiceResponse.Builder()
        .gather(gather)
        .hangup(new Hangup.Builder().build())
        .build()
        .toXml();
  }
}
