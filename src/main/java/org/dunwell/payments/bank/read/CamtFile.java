package org.dunwell.payments.bank.read;

import jakarta.xml.bind.JAXBException;
import jakarta.xml.bind.Unmarshaller;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.dunwell.receivables.imports.UnreadableFile;

/**
 * A camt message of any version, cut by a streaming reader into entries and transactions, each of
 * which Prowide's model binds by itself: never more than one of them is in memory.
 */
final class CamtFile implements StatementFile {

  private static final String MEND =
      "Ask the bank for the file again; an XML file from the bank is camt.052, 053 or 054.";
  private static final Set<String> DETAILS = Set.of("NtryDtls", "TxDtls");

  /** Document, message, statement, its children. */
  private static final int STATEMENT = 3;

  private final InputStream in;
  private final XMLStreamReader xml;
  private final CamtModel model;
  private final Unmarshaller binding;
  private final Deque<StatementPart> read = new ArrayDeque<>();
  private int depth;
  private CamtStatement statement;
  private CamtEntry entry;
  private int statements;
  private boolean ended;

  CamtFile(InputStream file) {
    this.in = new ShortTexts(file);
    try {
      this.xml = factory().createXMLStreamReader(in);
      this.model = model();
      this.binding = model.context().createUnmarshaller();
      // a fault of a detail that nobody asks for is no reason to refuse the money
      binding.setEventHandler(event -> true);
    } catch (XMLStreamException e) {
      throw broken(e);
    } catch (JAXBException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Nothing outside of the file is ever read, and nothing in it expands. */
  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    factory.setXMLResolver(
        (publicId, systemId, base, namespace) -> {
          throw new XMLStreamException("external entities are not read");
        });
    return factory;
  }

  private CamtModel model() throws XMLStreamException {
    while (event() != XMLStreamConstants.START_ELEMENT) {
      continue;
    }
    String namespace = xml.getNamespaceURI();
    return CamtModel.of(namespace)
        .orElseThrow(
            () ->
                UnreadableFile.because(
                    xml.getLocation().getLineNumber(),
                    "The XML is no camt.052, camt.053 or camt.054 in a version that is known: its"
                        + " namespace is \"%s\".".formatted(namespace == null ? "" : namespace),
                    MEND));
  }

  @Override
  public String format() {
    return model.name();
  }

  @Override
  public StatementPart next() {
    try {
      while (read.isEmpty() && !ended) {
        step();
      }
      return read.poll();
    } catch (XMLStreamException e) {
      throw broken(e);
    } catch (JAXBException e) {
      if (e.getLinkedException() instanceof XMLStreamException cause) {
        throw broken(cause);
      }
      throw UnreadableFile.because(
          xml.getLocation().getLineNumber(), "An entry cannot be read: " + e.getMessage(), MEND);
    }
  }

  private int event() throws XMLStreamException {
    int event = xml.next();
    if (event == XMLStreamConstants.START_ELEMENT) {
      depth++;
    } else if (event == XMLStreamConstants.END_ELEMENT) {
      depth--;
    } else if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
      throw entities(xml);
    }
    if (depth > Fragment.DEEPEST) {
      throw UnreadableFile.because(
          xml.getLocation().getLineNumber(), "Elements stand too deep in each other.", MEND);
    }
    return event;
  }

  static UnreadableFile entities(XMLStreamReader where) {
    return UnreadableFile.because(
        where.getLocation().getLineNumber(),
        "The file has a document type (DOCTYPE) or entities of its own, which are not read.",
        "No bank sends such a file. Ask where it comes from.");
  }

  private void step() throws XMLStreamException, JAXBException {
    switch (event()) {
      case XMLStreamConstants.START_ELEMENT -> start(xml.getLocalName());
      case XMLStreamConstants.END_ELEMENT -> end();
      case XMLStreamConstants.END_DOCUMENT -> {
        ended = true;
        if (statements == 0) {
          throw UnreadableFile.because(
              "The %s message has no %s in it.".formatted(model.name(), model.element()), MEND);
        }
      }
      default -> {}
    }
  }

  private void start(String name) throws XMLStreamException, JAXBException {
    if (depth == STATEMENT && name.equals(model.element())) {
      statements++;
      statement = new CamtStatement(model.kind(), line());
    } else if (statement != null && entry == null && depth == STATEMENT + 1) {
      child(name);
    } else if (entry != null) {
      detail(name);
    }
  }

  private void child(String name) throws XMLStreamException, JAXBException {
    switch (name) {
      case "Acct" -> statement.take(name, bind(model.child(name), Set.of()));
      case "Bal" -> {
        // a notice has none
        if (model.kind() != StatementHead.Kind.NOTIFICATION) {
          statement.take(name, bind(model.child(name), Set.of()));
        }
      }
      case "Id" -> statement.reference(text());
      case "CreDtTm" -> statement.created(text());
      case "Ntry" -> entry();
      default -> {}
    }
  }

  private void entry() throws XMLStreamException, JAXBException {
    read.addAll(statement.begun());
    long place = line();
    Fragment fragment = new Fragment(xml, DETAILS);
    Object bound = bind(fragment, model.child("Ntry"));
    entry = new CamtEntry(place, bound, statement);
    if (fragment.stopped()) {
      depth++;
      detail(xml.getLocalName());
    } else {
      entryEnds();
    }
  }

  private void detail(String name) throws XMLStreamException, JAXBException {
    switch (name) {
      case "TxDtls" -> read.addAll(entry.transaction(line(), bind(model.transaction(), Set.of())));
      case "NbOfTxs" -> entry.parts(text());
      case "AddtlNtryInf" -> entry.words(text());
      default -> {}
    }
  }

  private void end() {
    if (entry != null && depth == STATEMENT) {
      entryEnds();
    } else if (statement != null && depth == STATEMENT - 1) {
      read.addAll(statement.begun());
      read.add(statement.end(line()));
      statement = null;
    }
  }

  private void entryEnds() {
    read.addAll(entry.end());
    entry = null;
  }

  private Object bind(Class<?> type, Set<String> stops) throws JAXBException {
    return bind(new Fragment(xml, stops), type);
  }

  /** Behind it the reader stands at the element's end, or at the child it stopped at. */
  private Object bind(Fragment fragment, Class<?> type) throws JAXBException {
    Object bound = binding.unmarshal(fragment, type).getValue();
    if (!fragment.stopped()) {
      depth--;
    }
    return bound;
  }

  /** The text of an element without children. */
  private String text() throws XMLStreamException {
    String text = xml.getElementText();
    depth--;
    return text.strip();
  }

  private long line() {
    return xml.getLocation().getLineNumber();
  }

  private static UnreadableFile broken(XMLStreamException e) {
    if (e.getNestedException() instanceof IOException io) {
      throw new UncheckedIOException(io);
    }
    String said = e.getMessage() == null ? "" : e.getMessage().replaceAll("(?s).*Message: ", "");
    return UnreadableFile.because(
        e.getLocation() == null ? 1 : e.getLocation().getLineNumber(),
        "The XML is broken or ends early: " + said,
        MEND);
  }

  @Override
  public void close() {
    try {
      xml.close();
      in.close();
    } catch (XMLStreamException | IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
