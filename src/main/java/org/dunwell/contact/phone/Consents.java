package org.dunwell.contact.phone;

import java.util.Map;

/** What somebody has answered to the question whether the call may be recorded. */
final class Consents {

  private Consents() {}

  /**
   * As the record of the call has it. Where the law wants a yes, anything else is a no; where it
   * wants that everybody knows, whoever stays on the line and does not object agrees.
   *
   * @param answer the fields of Twilio's request
   */
  static String of(RecordingLaw.Kind law, String language, Map<String, String> answer) {
    String keys = answer.getOrDefault("Digits", "");
    String words = answer.getOrDefault("SpeechResult", "");
    boolean objects = keys.startsWith("2") || PhoneWords.hears(language, "no", words);
    if (law != RecordingLaw.Kind.ASK_FIRST) {
      return objects ? "declined" : "announced";
    }
    boolean agrees = keys.startsWith("1") || PhoneWords.hears(language, "yes", words);
    return agrees && !objects ? "given" : "declined";
  }
}
