package org.dunwell.sandbox.twilio;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What a TwiML document may say: the published verbs and attributes, as far as they are played. */
final class Grammar {

  private static final Map<String, Pattern> TYPES =
      Map.of(
          "text", Pattern.compile("(?s).*"),
          "url", Pattern.compile("\\s*\\S+\\s*"),
          "int", Pattern.compile("\\d{1,6}"),
          "bool", Pattern.compile("(?i)true|false"),
          "method", Pattern.compile("(?i)get|post"));

  private static final String CALLBACK =
      " recordingStatusCallback:url recordingStatusCallbackMethod:method"
          + " recordingStatusCallbackEvent:text recordingConfigurationId:text";

  private static final String TRIM = " trim:trim-silence|do-not-trim";

  /** Marks up what is said; only the words are played. */
  static final Set<String> SSML =
      Set.of("break", "emphasis", "lang", "p", "phoneme", "prosody", "s", "say-as", "sub", "w");

  private static final String DIALLED =
      "do-not-record|record-from-answer|record-from-ringing|record-from-answer-dual"
          + "|record-from-ringing-dual|true|false";

  private record Element(Map<String, Pattern> attributes, List<String> children, boolean text) {}

  private static final Map<String, Element> VOICE = new HashMap<>();
  private static final Map<String, Element> MESSAGING = new HashMap<>();

  static {
    element(
        VOICE,
        "Response",
        "",
        "Say Play Pause Gather Dial Record Redirect Hangup Reject Start Stop");
    element(VOICE, "Say", "voice:text language:text loop:int", "#");
    element(VOICE, "Play", "loop:int digits:text", "#");
    element(VOICE, "Pause", "length:int", "");
    element(
        VOICE,
        "Gather",
        "input:text action:url method:method timeout:int speechTimeout:text maxSpeechTime:int"
            + " profanityFilter:bool finishOnKey:text numDigits:int partialResultCallback:url"
            + " partialResultCallbackMethod:method language:text hints:text bargeIn:bool debug:bool"
            + " actionOnEmptyResult:bool speechModel:text enhanced:bool",
        "Say Play Pause");
    element(
        VOICE,
        "Dial",
        "action:url method:method timeout:int hangupOnStar:bool timeLimit:int callerId:text record:"
            + DIALLED
            + TRIM
            + CALLBACK
            + " answerOnBridge:bool ringTone:text recordingTrack:inbound|outbound|both",
        "# Number");
    element(
        VOICE,
        "Number",
        "sendDigits:text url:url method:method statusCallback:url statusCallbackMethod:method"
            + " statusCallbackEvent:text",
        "#");
    element(
        VOICE,
        "Record",
        "action:url method:method timeout:int finishOnKey:text maxLength:int playBeep:bool"
            + TRIM
            + CALLBACK,
        "");
    element(VOICE, "Redirect", "method:method", "#");
    element(VOICE, "Hangup", "", "");
    element(VOICE, "Reject", "reason:rejected|busy", "");
    element(VOICE, "Start", "", "Recording");
    element(VOICE, "Stop", "", "Recording");
    element(
        VOICE,
        "Recording",
        "name:text channels:mono|dual track:inbound|outbound|both" + TRIM + CALLBACK,
        "");
    element(MESSAGING, "Response", "", "Message Redirect");
    element(
        MESSAGING,
        "Message",
        "to:text from:text action:url method:method statusCallback:url",
        "# Body");
    element(MESSAGING, "Body", "", "#");
    element(MESSAGING, "Redirect", "method:method", "#");
  }

  private final Map<String, Element> elements;

  private Grammar(Map<String, Element> elements) {
    this.elements = elements;
  }

  /** Of what a call does. */
  static Grammar voice() {
    return new Grammar(VOICE);
  }

  /** Of what answers a text message. */
  static Grammar messaging() {
    return new Grammar(MESSAGING);
  }

  private static void element(
      Map<String, Element> all, String name, String attributes, String children) {
    Map<String, Pattern> allowed = new HashMap<>();
    for (String attribute : attributes.isEmpty() ? new String[0] : attributes.split(" ")) {
      String[] both = attribute.split(":");
      allowed.put(both[0], TYPES.getOrDefault(both[1], Pattern.compile(both[1])));
    }
    String elements = children.replace("#", "").strip();
    List<String> nested = elements.isEmpty() ? List.of() : List.of(elements.split(" "));
    all.put(name, new Element(allowed, nested, children.startsWith("#")));
  }

  /** All that may be said, such as {@code Gather/Say} and {@code Gather@timeout}. */
  Set<String> all() {
    Set<String> all = new TreeSet<>();
    elements.forEach(
        (name, element) -> {
          element.children().forEach(child -> all.add(name + "/" + child));
          element.attributes().keySet().forEach(attribute -> all.add(name + "@" + attribute));
        });
    return all;
  }

  /** What is wrong with an element within another; empty when nothing is. */
  Optional<String> wrongChild(String parent, String child) {
    List<String> allowed = elements.get(parent).children();
    return allowed.contains(child)
        ? Optional.empty()
        : Optional.of(
            "Invalid content was found starting with element '%s' in '%s'. One of %s is expected; the sandbox plays no other."
                .formatted(child, parent, allowed));
  }

  /** What is wrong with an attribute; empty when nothing is. */
  Optional<String> wrongAttribute(String element, String name, String value) {
    Pattern allowed = elements.get(element).attributes().get(name);
    if (allowed == null) {
      return Optional.of(
          "Attribute '%s' is not allowed to appear in element '%s'.".formatted(name, element));
    }
    return allowed.matcher(value).matches()
        ? Optional.empty()
        : Optional.of(
            "Value '%s' of attribute '%s' on element '%s' is not valid."
                .formatted(value, name, element));
  }

  boolean hasText(String element) {
    return elements.get(element).text();
  }
}
