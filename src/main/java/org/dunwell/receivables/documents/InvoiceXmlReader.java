package org.dunwell.receivables.documents;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.dunwell.platform.files.FileName;

/**
 * Goes through an electronic invoice that somebody outside has written and keeps the few things we
 * want to know. No document type, so no entities that expand or read files; bounded in depth and
 * number; nothing is built in memory but what is kept.
 */
final class InvoiceXmlReader {

  /**
   * A PDF in it.
   *
   * @param label what its reference is called, or null
   * @param name of the file, or null
   */
  record Embedded(String label, String name, String base64) {}

  /** Deeper than any invoice; a reader's stack is finite. */
  private static final int DEEPEST = 40;

  /** Some ten thousand lines of goods. */
  private static final int MOST_ELEMENTS = 500_000;

  private static final int LONGEST = 500;
  private static final int MOST_BASE64 = DocumentRow.MOST_READ;

  private static final String UBL = "urn:oasis:names:specification:ubl:schema:xsd:";
  private static final Set<String> ROOTS =
      Set.of(
          UBL + "Invoice-2 Invoice",
          UBL + "CreditNote-2 CreditNote",
          "urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100 CrossIndustryInvoice",
          "urn:ferd:CrossIndustryDocument:invoice:1p0 CrossIndustryDocument");

  /** Where what stands, seen from the end: of several the first counts. */
  private static final Map<String, String> PLACES =
      Map.ofEntries(
          Map.entry("/Invoice/ID", "number"),
          Map.entry("/CreditNote/ID", "number"),
          Map.entry("/ExchangedDocument/ID", "number"),
          Map.entry("/HeaderExchangedDocument/ID", "number"),
          Map.entry("/ExchangedDocument/TypeCode", "type"),
          Map.entry("/HeaderExchangedDocument/TypeCode", "type"),
          Map.entry("/Invoice/InvoiceTypeCode", "type"),
          Map.entry("/AccountingSupplierParty/Party/PartyTaxScheme/CompanyID", "vatId"),
          Map.entry("/SellerTradeParty/SpecifiedTaxRegistration/ID", "vatId"),
          Map.entry("/AccountingSupplierParty/Party/PartyLegalEntity/RegistrationName", "seller"),
          Map.entry("/SellerTradeParty/Name", "seller"),
          Map.entry("/DocumentCurrencyCode", "currency"),
          Map.entry("/InvoiceCurrencyCode", "currency"),
          Map.entry("/LegalMonetaryTotal/TaxInclusiveAmount", "total"),
          Map.entry("/LegalMonetaryTotal/PayableAmount", "payable"),
          Map.entry("/GrandTotalAmount", "total"),
          Map.entry("/DuePayableAmount", "payable"),
          Map.entry("/AdditionalDocumentReference/ID", "label"),
          Map.entry("/AdditionalReferencedDocument/IssuerAssignedID", "label"));

  private static final Set<String> BINARIES =
      Set.of("EmbeddedDocumentBinaryObject", "AttachmentBinaryObject");

  /** Credit notes of UNTDID 1001. */
  private static final Set<String> CREDIT_NOTES = Set.of("381", "261", "262", "296", "308", "396");

  private final Map<String, String> found = new HashMap<>();
  private final Deque<String> open = new ArrayDeque<>();
  private final StringBuilder text = new StringBuilder();
  private final List<Embedded> embedded = new ArrayList<>();
  private String label;
  private String pdfName;
  private boolean inPdf;
  private int elements;

  /**
   * Reads it to its end.
   *
   * @return whether it is an invoice by its root
   */
  boolean read(byte[] xml) throws BadInvoiceXml {
    try {
      XMLStreamReader in = factory().createXMLStreamReader(new ByteArrayInputStream(xml));
      while (in.hasNext()) {
        if (!take(in, in.next())) {
          return false;
        }
      }
      return true;
    } catch (XMLStreamException broken) {
      throw new BadInvoiceXml(
          "The XML cannot be read: %s".formatted(oneLine(broken.getMessage())),
          "Have the sender make it anew.");
    }
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, false);
    return factory;
  }

  private boolean take(XMLStreamReader in, int event) throws BadInvoiceXml {
    switch (event) {
      case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
          throw new BadInvoiceXml(
              "The XML has a DOCTYPE or entities of its own, which are not read.",
              "Take them out: electronic invoices have none.");
      case XMLStreamConstants.START_ELEMENT -> {
        if (open.isEmpty() && !ROOTS.contains(in.getNamespaceURI() + " " + in.getLocalName())) {
          return false;
        }
        begin(in);
      }
      case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> add(in);
      case XMLStreamConstants.END_ELEMENT -> end();
      default -> {
        // remarks, white space and instructions say nothing
      }
    }
    return true;
  }

  private void begin(XMLStreamReader in) throws BadInvoiceXml {
    if (open.size() >= DEEPEST || ++elements > MOST_ELEMENTS) {
      throw new BadInvoiceXml(
          "The XML has elements more than %d deep, or more than %,d."
              .formatted(DEEPEST, MOST_ELEMENTS),
          "Have the sender make it anew.");
    }
    open.addLast(in.getLocalName());
    text.setLength(0);
    inPdf =
        BINARIES.contains(in.getLocalName())
            && "application/pdf".equalsIgnoreCase(in.getAttributeValue(null, "mimeCode"));
    pdfName = inPdf ? in.getAttributeValue(null, "filename") : null;
    if (open.size() == 1) {
      found.put("root", in.getLocalName());
    }
    if (in.getLocalName().startsWith("Additional")) {
      label = null;
    }
  }

  private void add(XMLStreamReader in) throws BadInvoiceXml {
    int most = inPdf ? MOST_BASE64 : LONGEST;
    int room = most - text.length();
    if (in.getTextLength() > room && inPdf) {
      throw InvoiceXml.tooLarge();
    }
    text.append(
        in.getTextCharacters(), in.getTextStart(), Math.max(0, Math.min(room, in.getTextLength())));
  }

  private void end() {
    if (inPdf) {
      keep(new Embedded(label, nameOfPdf(), text.toString()));
      inPdf = false;
    } else {
      String path = "/" + String.join("/", open);
      PLACES.forEach(
          (place, what) -> {
            if (path.endsWith(place) && !text.toString().isBlank()) {
              note(what, FileName.seen(text.toString()).strip());
            }
          });
    }
    open.removeLast();
    text.setLength(0);
  }

  private String nameOfPdf() {
    String name = label == null ? null : label + ".pdf";
    return pdfName == null || pdfName.isBlank() ? name : pdfName;
  }

  private void note(String what, String value) {
    if (what.equals("label")) {
      label = value;
    } else {
      found.putIfAbsent(what, value);
    }
  }

  /** The first and, if another is named as the invoice, that one: time sheets come along, too. */
  private void keep(Embedded pdf) {
    if (embedded.isEmpty()) {
      embedded.add(pdf);
    } else if (embedded.size() == 1 && isNamed(pdf) && !isNamed(embedded.get(0))) {
      embedded.add(pdf);
    }
  }

  private boolean isNamed(Embedded pdf) {
    String number = found.get("number");
    return number != null
        && (number.equals(pdf.label()) || (number + ".pdf").equalsIgnoreCase(pdf.name()));
  }

  /** The PDF of the invoice, if any is in it. */
  Optional<Embedded> pdf() {
    return embedded.isEmpty() ? Optional.empty() : Optional.of(embedded.get(embedded.size() - 1));
  }

  String first(String what) {
    return found.get(what);
  }

  boolean isCreditNote() {
    return "CreditNote".equals(found.get("root"))
        || CREDIT_NOTES.contains(found.getOrDefault("type", ""));
  }

  /** Those that are amounts. */
  List<BigDecimal> totals() {
    List<BigDecimal> totals = new ArrayList<>();
    for (String what : List.of("total", "payable")) {
      String value = found.getOrDefault(what, "");
      if (value.matches("-?[0-9]{1,15}([.][0-9]{1,6})?")) {
        totals.add(new BigDecimal(value));
      }
    }
    return totals;
  }

  private static String oneLine(String message) {
    return String.valueOf(message).replaceAll("\\s+", " ");
  }
}
