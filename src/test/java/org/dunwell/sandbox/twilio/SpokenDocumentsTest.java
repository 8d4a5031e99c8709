package org.dunwell.sandbox.twilio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.dunwell.contact.phone.EveryDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;

/**
 * What the line tells Twilio to do says nothing that Twilio does not understand. An element in
 * another is written {@code Gather/Say} here, an attribute {@code Gather@timeout}.
 */
class SpokenDocumentsTest {

  /** The documents that Twilio publishes as examples, where they lie beside the house. */
  private static final Path EXAMPLES = Path.of("../shared/data/twilio/twiml");

  /** What stands in what, in the published examples. */
  private static final Set<String> PUBLISHED =
      Set.of(
          "Response/Say",
          "Response/Gather",
          "Gather/Say",
          "Response/Dial",
          "Dial/Number",
          "Response/Start",
          "Response/Record",
          "Response/Redirect",
          "Response/Hangup");

  /** No example has it, Twilio's library has. */
  private static final String IN_THE_LIBRARY_ONLY = "Start/Recording";

  /**
   * What the library does not take yet, while Twilio's reference page of Recording tells of it: who
   * gave a name may stop the recording by it.
   */
  private static final Set<String> ON_ITS_PAGE_ONLY = Set.of("Recording@name", "Stop/Recording");

  static boolean examplesAreThere() {
    return Files.isDirectory(EXAMPLES);
  }

  static Stream<String> documents() {
    return EveryDocument.all().keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("documents")
  void itsVerbsAttributesAndNestingArePublished(String name) throws Exception {
    String document = EveryDocument.all().get(name);
    assertThatCode(() -> Twiml.read(document, Grammar.voice())).doesNotThrowAnyException();
    assertThat(said(document))
        .filteredOn(one -> one.contains("/"))
        .allMatch(one -> PUBLISHED.contains(one) || one.equals(IN_THE_LIBRARY_ONLY));
  }

  @Test
  @EnabledIf("examplesAreThere")
  void whatIsSaidToBePublishedStandsInTheExamples() throws Exception {
    Set<String> published = new TreeSet<>();
    for (Path example : examples()) {
      published.addAll(said(Files.readString(example)));
    }
    assertThat(published).containsAll(PUBLISHED).doesNotContain(IN_THE_LIBRARY_ONLY);
    Set<String> attributes = new TreeSet<>();
    for (String document : EveryDocument.all().values()) {
      attributes.addAll(said(document));
    }
    attributes.removeIf(one -> one.contains("/") || published.contains(one));
    assertThat(attributes)
        .as("attributes that we say and no example does, all of them in the library")
        .allMatch(one -> inLibrary("voice", one))
        .hasSizeLessThan(12);
  }

  @Test
  void theSandboxPlaysNothingThatTwiliosLibraryDoesNotKnow() {
    assertThat(Grammar.voice().all())
        .contains(IN_THE_LIBRARY_ONLY, "Gather@actionOnEmptyResult")
        .containsAll(PUBLISHED)
        .allMatch(one -> inLibrary("voice", one) || ON_ITS_PAGE_ONLY.contains(one));
    assertThat(Grammar.messaging().all())
        .contains("Response/Message")
        .allMatch(one -> inLibrary("messaging", one));
  }

  @Test
  void theLibraryDoesNotKnowEverything() {
    assertThat(inLibrary("voice", "Gather/Dial")).isFalse();
    assertThat(inLibrary("voice", "Say@timeout")).isFalse();
    assertThat(ON_ITS_PAGE_ONLY).noneMatch(one -> inLibrary("voice", one));
  }

  private static List<Path> examples() throws IOException {
    try (Stream<Path> files = Files.list(EXAMPLES)) {
      return files
          .filter(file -> file.getFileName().toString().matches(".*\\.(xml|twiml)"))
          .filter(file -> !file.getFileName().toString().startsWith("twiml_message_"))
          .toList();
    }
  }

  /** Whether a builder of Twilio's takes it: a child by its class, an attribute by its name. */
  private static boolean inLibrary(String kind, String said) {
    String[] both = said.split("[/@]");
    boolean child = said.contains("/");
    return Arrays.stream(builder(kind, both[0]).getMethods())
        .anyMatch(
            method ->
                child
                    ? method.getParameterCount() == 1
                        && method.getParameterTypes()[0].getName().equals(verb(kind, both[1]))
                    // what takes several values is called for all of them
                    : method.getName().equals(both[1]) || method.getName().equals(both[1] + "s"));
  }

  private static Class<?> builder(String kind, String element) {
    String response = kind.equals("voice") ? "VoiceResponse" : "MessagingResponse";
    String verb = element.equals("Response") ? "com.twilio.twiml." + response : verb(kind, element);
    try {
      return Class.forName(verb + "$Builder");
    } catch (ClassNotFoundException unknown) {
      throw new AssertionError("Twilio's library has no " + verb, unknown);
    }
  }

  private static String verb(String kind, String element) {
    return "com.twilio.twiml.%s.%s".formatted(kind, element);
  }

  private static Set<String> said(String document) throws Exception {
    Element root =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(document.strip())))
            .getDocumentElement();
    assertThat(root.getTagName()).isEqualTo("Response");
    Set<String> said = new TreeSet<>();
    collect(root, said);
    return said;
  }

  private static void collect(Element parent, Set<String> into) {
    for (int i = 0; i < parent.getAttributes().getLength(); i++) {
      into.add(parent.getTagName() + "@" + parent.getAttributes().item(i).getNodeName());
    }
    for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Element element) {
        into.add(parent.getTagName() + "/" + element.getTagName());
        collect(element, into);
      }
    }
  }
}
