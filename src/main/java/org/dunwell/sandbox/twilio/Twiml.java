package org.dunwell.sandbox.twilio;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.dunwell.sandbox.wire.Json;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.Text;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** Reads a TwiML document into what is done one after the other. */
final class Twiml {

  private final Grammar grammar;
  private final List<String> complaints = new ArrayList<>();

  private Twiml(Grammar grammar) {
    this.grammar = grammar;
  }

  /**
   * What a document says.
   *
   * @param verbs each with {@code verb}, {@code attributes}, {@code text} and {@code children}
   * @param complaints what was left out because it is not TwiML
   */
  record Read(ArrayNode verbs, List<String> complaints) {}

  static Read read(String document, Grammar grammar) throws TwimlError {
    Element root = parsed(document);
    if (!root.getTagName().equals("Response")) {
      throw new TwimlError(
          TwimlError.NO_XML,
          "The root element is '%s', not 'Response'.".formatted(root.getTagName()));
    }
    Twiml twiml = new Twiml(grammar);
    ArrayNode verbs = Json.JSON.createArrayNode();
    twiml.children(root, verbs);
    return new Read(verbs, twiml.complaints);
  }

  private static Element parsed(String document) throws TwimlError {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      DocumentBuilder builder = factory.newDocumentBuilder();
      builder.setErrorHandler(new DefaultHandler());
      return builder
          .parse(new InputSource(new StringReader(document.strip())))
          .getDocumentElement();
    } catch (SAXException e) {
      throw new TwimlError(TwimlError.NO_XML, "Document parse failure: " + e.getMessage());
    } catch (ParserConfigurationException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private void children(Element parent, ArrayNode into) {
    for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element child && !isMarkup(parent, child)) {
        Optional<String> wrong = grammar.wrongChild(parent.getTagName(), child.getTagName());
        wrong.ifPresent(complaints::add);
        if (wrong.isEmpty()) {
          into.add(element(child));
        }
      }
    }
    if (!grammar.hasText(parent.getTagName()) && hasOwnText(parent)) {
      complaints.add("Element '%s' has no text of its own.".formatted(parent.getTagName()));
    }
  }

  private static boolean isMarkup(Element parent, Element child) {
    return parent.getTagName().equals("Say") && Grammar.SSML.contains(child.getTagName());
  }

  private static boolean hasOwnText(Element parent) {
    return !ownText(parent).isBlank();
  }

  /** What is said may be marked up; other text is what stands in no element of its own. */
  private static String text(Element element) {
    return element.getTagName().equals("Say") ? element.getTextContent() : ownText(element);
  }

  private static String ownText(Element parent) {
    StringBuilder text = new StringBuilder();
    for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Text own) {
        text.append(own.getData());
      }
    }
    return text.toString();
  }

  private ObjectNode element(Element element) {
    String name = element.getTagName();
    ObjectNode verb = Json.JSON.createObjectNode().put("verb", name);
    ObjectNode attributes = verb.putObject("attributes");
    for (int i = 0; i < element.getAttributes().getLength(); i++) {
      Node attribute = element.getAttributes().item(i);
      Optional<String> wrong =
          grammar.wrongAttribute(name, attribute.getNodeName(), attribute.getNodeValue());
      wrong.ifPresent(complaints::add);
      if (wrong.isEmpty()) {
        attributes.put(attribute.getNodeName(), attribute.getNodeValue());
      }
    }
    children(element, verb.putArray("children"));
    String text = grammar.hasText(name) ? text(element) : "";
    verb.put("text", text.strip().replaceAll("\\s+", " "));
    return verb;
  }
}
