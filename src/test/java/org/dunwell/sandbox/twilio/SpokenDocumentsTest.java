package org.dunwell.sandbox.twilio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.dunwell.contact.phone.EveryDocument;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** What the line tells Twilio to do says nothing that Twilio does not understand. */
class SpokenDocumentsTest {

  /**
   * What stands in what, in the documents that Twilio publishes as examples; Recording in Start is
   * in its library only.
   */
  private static final Set<String> PUBLISHED =
      Set.of(
          "Response/Say",
          "Response/Gather",
          "Gather/Say",
          "Response/Dial",
          "Dial/Number",
          "Response/Start",
          "Start/Recording",
          "Response/Record",
          "Response/Redirect",
          "Response/Hangup");

  static Stream<String> documents() {
    return EveryDocument.all().keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("documents")
  void itsVerbsAttributesAndNestingArePublished(String name) throws Exception {
    String document = EveryDocument.all().get(name);
    assertThatCode(() -> Twiml.read(document, Grammar.voice())).doesNotThrowAnyException();
    Element root =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(document.getBytes(StandardCharsets.UTF_8)))
            .getDocumentElement();
    assertThat(root.getTagName()).isEqualTo("Response");
    List<String> nested = new ArrayList<>();
    collect(root, nested);
    assertThat(PUBLISHED).containsAll(nested);
  }

  private static void collect(Element parent, List<String> into) {
    for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Element element) {
        into.add(parent.getTagName() + "/" + element.getTagName());
        collect(element, into);
      }
    }
  }
}
