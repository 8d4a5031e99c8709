package org.dunwell.receivables.documents;

import java.math.BigDecimal;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What an electronic invoice says of itself: UBL 2.1 (Invoice, CreditNote) or CII, which is also
 * what stands in Factur-X, ZUGFeRD and XRechnung.
 *
 * @param number as the seller gave it
 * @param creditNote whether it is none of our invoices but takes something back
 * @param vatId of the seller, or null
 * @param seller its name, or null
 * @param currency ISO 4217, or null
 * @param totals with tax, and what of it is to be paid; empty when neither is said
 * @param pdfName of the embedded PDF, or null
 * @param pdf null when none is embedded
 */
record InvoiceXml(
    String number,
    boolean creditNote,
    String vatId,
    String seller,
    String currency,
    List<BigDecimal> totals,
    String pdfName,
    byte[] pdf) {

  /**
   * Reads it.
   *
   * @return empty when it is other XML, or an invoice without a number
   * @throws BadInvoiceXml when it cannot be read, or must not be
   */
  static Optional<InvoiceXml> read(byte[] xml) throws BadInvoiceXml {
    InvoiceXmlReader reader = new InvoiceXmlReader();
    if (!reader.read(xml) || reader.first("number") == null) {
      return Optional.empty();
    }
    String number = reader.first("number");
    return Optional.of(
        new InvoiceXml(
            number,
            reader.isCreditNote(),
            reader.first("vatId"),
            reader.first("seller"),
            reader.first("currency"),
            reader.totals(),
            reader.pdf().map(InvoiceXmlReader.Embedded::name).orElse(number + ".pdf"),
            decoded(reader.pdf())));
  }

  private static byte[] decoded(Optional<InvoiceXmlReader.Embedded> embedded) throws BadInvoiceXml {
    if (embedded.isEmpty()) {
      return null;
    }
    try {
      byte[] bytes = Base64.getMimeDecoder().decode(embedded.get().base64());
      if (bytes.length > DocumentRow.MOST_BYTES) {
        throw tooLarge();
      }
      return bytes;
    } catch (IllegalArgumentException broken) {
      throw new BadInvoiceXml(
          "The embedded PDF is not written in base64: %s.".formatted(broken.getMessage()),
          "Have the sender make it anew, or send the PDF alone.");
    }
  }

  static BadInvoiceXml tooLarge() {
    return new BadInvoiceXml(
        "The embedded PDF is larger than %d MB.".formatted(DocumentRow.MOST_BYTES >> 20),
        "Make it smaller.");
  }

  /** As the fields of a row, those it does not say left out. */
  Map<String, String> fields() {
    Map<String, String> said = new TreeMap<>();
    said.put("numberInside", number);
    Map<String, String> all = new HashMap<>();
    all.put("creditNote", creditNote ? "yes" : null);
    all.put("vatId", vatId);
    all.put("seller", seller);
    all.put("currency", currency);
    all.put(
        "totals",
        totals.isEmpty()
            ? null
            : String.join(" ", totals.stream().map(BigDecimal::toPlainString).toList()));
    all.forEach(
        (name, value) -> {
          if (value != null) {
            said.put(name, value);
          }
        });
    return said;
  }
}
