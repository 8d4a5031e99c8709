package org.dunwell.payments.bank.read;

import java.util.Set;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.util.StreamReaderDelegate;
import org.dunwell.receivables.imports.UnreadableFile;

/**
 * One element of a file as if it were a document of its own, without its namespace. It ends early
 * before the children that are read one by one: a batch booking may hold a million of them.
 */
final class Fragment extends StreamReaderDelegate {

  /** A transaction has some hundred. */
  private static final int MOST_ELEMENTS = 5_000;

  private static final int MOST_CHARACTERS = 1 << 20;

  /** The deepest path of any camt message has about fifteen steps. */
  static final int DEEPEST = 60;

  private final String name;
  private final Set<String> stops;
  private int depth = 1;
  private int elements;
  private int characters;
  private boolean ended;
  private boolean stopped;

  /**
   * @param reader standing at the element's start
   * @param stops children before which it ends
   */
  Fragment(XMLStreamReader reader, Set<String> stops) {
    super(reader);
    this.name = reader.getLocalName();
    this.stops = stops;
  }

  /** Whether it ended before its end, and the reader stands at the start of a child. */
  boolean stopped() {
    return stopped;
  }

  @Override
  public int next() throws XMLStreamException {
    if (ended) {
      // whoever binds moves behind the end; the file must not
      return END_ELEMENT;
    }
    int event = super.next();
    if (event == ENTITY_REFERENCE) {
      throw CamtFile.entities(this);
    }
    if (event == START_ELEMENT) {
      if (depth == 1 && stops.contains(super.getLocalName())) {
        ended = true;
        stopped = true;
        return END_ELEMENT;
      }
      depth++;
      elements++;
    } else if (event == END_ELEMENT) {
      depth--;
      ended = depth == 0;
    } else if (event == CHARACTERS || event == CDATA) {
      characters += super.getTextLength();
    }
    if (depth > DEEPEST || elements > MOST_ELEMENTS || characters > MOST_CHARACTERS) {
      throw UnreadableFile.because(
          super.getLocation().getLineNumber(),
          "One %s holds more than any bank writes into it.".formatted(name),
          "Ask the bank for the file again.");
    }
    return event;
  }

  @Override
  public int getEventType() {
    return ended ? END_ELEMENT : super.getEventType();
  }

  @Override
  public String getLocalName() {
    return ended ? name : super.getLocalName();
  }

  @Override
  public String getNamespaceURI() {
    return "";
  }

  @Override
  public String getPrefix() {
    return "";
  }
}
