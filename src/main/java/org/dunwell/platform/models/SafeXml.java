package org.dunwell.platform.models;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Reads XML that somebody outside has written: no document type, so no entities that expand or read
 * files; no inclusions; bounded in size, depth and number. What it lets through, other parsers read
 * alike: UTF-8 only, so that no second encoding tells them another story.
 */
public final class SafeXml {

  /** Deeper than any diagram; a parser's stack is finite. */
  private static final int DEEPEST = 40;

  private static final int BEGINNING = 64;

  /** A diagram of 15 activities has about 500. */
  private static final int MOST_ELEMENTS = 50_000;

  private static final String XINCLUDE = "http://www.w3.org/2001/XInclude";
  private static final String NO_DOCTYPE = "http://apache.org/xml/features/disallow-doctype-decl";
  private static final Pattern ENCODING =
      Pattern.compile("^<\\?xml[^>]*encoding\\s*=\\s*[\"']([^\"']*)[\"']");

  private SafeXml() {}

  /** Whether the first sign, behind blanks and a byte order mark, begins an element. */
  public static boolean begins(BufferedInputStream in) throws IOException {
    in.mark(BEGINNING);
    String start = new String(in.readNBytes(BEGINNING), StandardCharsets.UTF_8);
    in.reset();
    return start.replace("\uFEFF", "").stripLeading().startsWith("<");
  }

  /**
   * The bytes as text, if they are UTF-8 and say so.
   *
   * @param most bytes that are taken
   * @throws ModelRefused saying why it is not read
   */
  public static String text(String file, byte[] bytes, int most) {
    if (bytes.length > most) {
      throw refused(
          file,
          "whole file",
          "It has %,d bytes; at most %,d are read.".formatted(bytes.length, most),
          "A model of people's size is far smaller: take out what does not belong to it.");
    }
    String text = decoded(file, bytes);
    Matcher encoding = ENCODING.matcher(text);
    if (encoding.find() && !encoding.group(1).equalsIgnoreCase("UTF-8")) {
      throw refused(
          file, "line 1", "Its encoding is %s.".formatted(encoding.group(1)), "Save it as UTF-8.");
    }
    return text;
  }

  /**
   * The root of a text.
   *
   * @throws ModelRefused saying where it cannot be read, and why
   */
  public static XmlElement read(String file, String text) {
    Reader reader = new Reader();
    try {
      SAXParserFactory factory = SAXParserFactory.newDefaultInstance();
      factory.setNamespaceAware(true);
      factory.setXIncludeAware(false);
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature(NO_DOCTYPE, true);
      factory.newSAXParser().parse(new InputSource(new StringReader(text)), reader);
    } catch (SAXParseException bad) {
      throw refused(
          file,
          "line %d, column %d".formatted(bad.getLineNumber(), bad.getColumnNumber()),
          "It cannot be read: %s".formatted(bad.getMessage()),
          bad.getMessage().contains("DOCTYPE")
              ? "Take the DOCTYPE out: models have none, and entities are not read."
              : "Open it in a modeler and save it again.");
    } catch (SAXException | ParserConfigurationException | IOException broken) {
      throw refused(
          file, "whole file", "It cannot be read: " + broken.getMessage(), "Save it as XML.");
    }
    return reader.root;
  }

  private static String decoded(String file, byte[] bytes) {
    try {
      String text =
          StandardCharsets.UTF_8
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(bytes))
              .toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException other) {
      throw refused(file, "whole file", "It is no UTF-8.", "Save it as UTF-8.");
    }
  }

  private static ModelRefused refused(String file, String where, String what, String mend) {
    return new ModelRefused(file, List.of(new Finding(where, what, mend)));
  }

  private static final class Reader extends DefaultHandler {

    private final Deque<XmlElement> open = new ArrayDeque<>();
    private Locator locator;
    private XmlElement root;
    private int elements;

    @Override
    public void setDocumentLocator(Locator where) {
      locator = where;
    }

    @Override
    public void startElement(String uri, String name, String qualified, Attributes attributes)
        throws SAXException {
      if (open.size() >= DEEPEST) {
        throw bad("elements stand in elements more than %d deep".formatted(DEEPEST));
      }
      if (++elements > MOST_ELEMENTS) {
        throw bad("it has more than %,d elements".formatted(MOST_ELEMENTS));
      }
      if (uri.equals(XINCLUDE)) {
        throw bad("it includes another file; a model stands alone");
      }
      XmlElement element =
          new XmlElement(uri, name, attributes(attributes), locator.getLineNumber());
      if (open.isEmpty()) {
        root = element;
      } else {
        open.peek().add(element);
      }
      open.push(element);
    }

    @Override
    public void endElement(String uri, String name, String qualified) {
      open.pop();
    }

    @Override
    public void characters(char[] chars, int start, int length) {
      open.peek().add(chars, start, length);
    }

    @Override
    public void processingInstruction(String target, String data) throws SAXException {
      throw bad("it holds the instruction <?%s ...?>; take it out".formatted(target));
    }

    @Override
    public void error(SAXParseException failure) throws SAXException {
      throw failure;
    }

    private SAXParseException bad(String why) {
      return new SAXParseException(why, locator);
    }

    private static List<XmlElement.Attribute> attributes(Attributes attributes) {
      List<XmlElement.Attribute> list = new ArrayList<>(attributes.getLength());
      for (int i = 0; i < attributes.getLength(); i++) {
        list.add(
            new XmlElement.Attribute(
                attributes.getURI(i), attributes.getLocalName(i), attributes.getValue(i)));
      }
      return list;
    }
  }
}
