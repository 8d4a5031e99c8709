package org.dunwell.contact.phone;

import com.twilio.twiml.VoiceResponse;
import com.twilio.twiml.voice.Gather;
import com.twilio.twiml.voice.Hangup;
import com.twilio.twiml.voice.Record;
import com.twilio.twiml.voice.Recording;
import com.twilio.twiml.voice.Redirect;
import com.twilio.twiml.voice.Say;
import com.twilio.twiml.voice.Start;
import java.util.List;
import java.util.stream.Collectors;
import org.dunwell.contact.phone.CallStep.Ask;
import org.dunwell.contact.phone.CallStep.Spoken;
import org.springframework.stereotype.Component;

/** What Twilio is told to do with a call: TwiML documents, by Twilio's own builders. */
@Component
class CallDocuments {

  /** Nobody talks longer about invoices; it ends what a line has forgotten to end. */
  static final int LONGEST_CALL_SECONDS = 2 * 3600;

  private static final int LONGEST_MESSAGE_SECONDS = 180;
  private static final int SILENCE_ENDS_MESSAGE_SECONDS = 5;
  static final int SECONDS_TO_AGREE = 8;
  private static final int SECONDS_TO_OBJECT = 3;

  private final LineUrls urls;

  CallDocuments(LineUrls urls) {
    this.urls = urls;
  }

  static Say say(String text, String language) {
    Say.Language spoken =
        PhoneWords.spoken(language).equals("de") ? Say.Language.DE_DE : Say.Language.EN_GB;
    return new Say.Builder(text).language(spoken).build();
  }

  static VoiceResponse.Builder saying(List<Spoken> spoken) {
    VoiceResponse.Builder response = new VoiceResponse.Builder();
    spoken.forEach(one -> response.say(say(one.text(), one.language())));
    return response;
  }

  private static Gather.Builder gather(boolean words, String language) {
    Gather.Builder gather = new Gather.Builder().actionOnEmptyResult(true);
    if (!words) {
      return gather.inputs(Gather.Input.DTMF);
    }
    return gather
        .inputs(List.of(Gather.Input.DTMF, Gather.Input.SPEECH))
        .speechTimeout("auto")
        .language(
            PhoneWords.spoken(language).equals("de")
                ? Gather.Language.DE_DE
                : Gather.Language.EN_GB);
  }

  /** Asks, and goes on at the next step whatever is answered. */
  String ask(long call, int step, List<Spoken> spoken, Ask ask) {
    // the last words may offer the other language: who answers, answers in the first
    String language = spoken.isEmpty() ? "en" : spoken.get(0).language();
    Gather.Builder gather =
        gather(ask.words(), language).action(urls.step(call, step)).timeout(ask.seconds());
    if (ask.mostDigits() > 0) {
      gather.numDigits(ask.mostDigits());
    }
    if (ask.mostDigits() == 1) {
      gather.finishOnKey(""); // the hash key is an answer like the others
    }
    if (!ask.hints().isEmpty()) {
      gather.hints(String.join(", ", ask.hints()));
    }
    spoken.forEach(one -> gather.say(say(one.text(), one.language())));
    return new VoiceResponse.Builder().gather(gather.build()).build().toXml();
  }

  /** Asks whether the call may be recorded; what comes of it goes to that address. */
  String askForConsent(List<Spoken> spoken, RecordingLaw.Kind law, String language, String action) {
    boolean asks = law == RecordingLaw.Kind.ASK_FIRST;
    String question = PhoneWords.of(language, asks ? "mayWeRecord" : "recordedUnless");
    Gather.Builder gather =
        gather(true, language)
            .numDigits(1)
            .timeout(asks ? SECONDS_TO_AGREE : SECONDS_TO_OBJECT)
            .hints(hints(language))
            .action(action)
            .say(say(question, language));
    return saying(spoken).gather(gather.build()).build().toXml();
  }

  private static String hints(String language) {
    return PhoneWords.words(language, "yes").stream().collect(Collectors.joining(", "))
        + ", "
        + String.join(", ", PhoneWords.words(language, "no"));
  }

  /**
   * After this the two are connected.
   *
   * @param customerChannel 1 when the recorded leg is the customer's, 2 when a colleague's; 0: the
   *     call is not recorded
   */
  String connected(long call, List<Spoken> spoken, int customerChannel) {
    VoiceResponse.Builder response = saying(spoken);
    if (customerChannel > 0) {
      Recording recording =
          new Recording.Builder()
              .channels(Recording.Channels.DUAL)
              .recordingStatusCallback(urls.recording(call, "talk", customerChannel))
              .recordingStatusCallbackEvents(
                  List.of(
                      Recording.Event.IN_PROGRESS,
                      Recording.Event.COMPLETED,
                      Recording.Event.ABSENT))
              .build();
      response.start(new Start.Builder().recording(recording).build());
    }
    return response.build().toXml();
  }

  /** Takes a message; goes on at the next step whether one was left or not. */
  String voicemail(long call, int step, List<Spoken> spoken) {
    Record record =
        new Record.Builder()
            .action(urls.step(call, step))
            .maxLength(LONGEST_MESSAGE_SECONDS)
            .timeout(SILENCE_ENDS_MESSAGE_SECONDS)
            .finishOnKey("#")
            .playBeep(true)
            .recordingStatusCallback(urls.recording(call, "voicemail", 1))
            .recordingStatusCallbackEvents(
                List.of(Record.RecordingEvent.COMPLETED, Record.RecordingEvent.ABSENT))
            .build();
    return saying(spoken)
        .record(record)
        .redirect(new Redirect.Builder(urls.step(call, step)).build())
        .build()
        .toXml();
  }

  /** Says something and ends the call. */
  String hangUp(List<Spoken> spoken) {
    return saying(spoken).hangup(new Hangup.Builder().build()).build().toXml();
  }
}
