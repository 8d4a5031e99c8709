package org.dunwell.receivables.documents;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.dunwell.platform.files.FileName;
import org.dunwell.platform.files.FileType;
import org.dunwell.receivables.imports.Row;
import org.springframework.web.util.UriUtils;

/**
 * One file as a row: a PDF named as its invoice is numbered, a PDF that tells the number inside
 * (Factur-X, ZUGFeRD), or an electronic invoice (UBL, CII) that has the PDF in it.
 */
final class DocumentRow {

  /** Larger ones go through no mail server along with a second one. */
  static final int MOST_BYTES = 5 * 1024 * 1024;

  /** XML with a PDF of {@link #MOST_BYTES} in it, which takes a third more there. */
  static final int MOST_READ = MOST_BYTES / 3 * 4 + 1024 * 1024;

  static final String MEND = "Send one PDF for each invoice, named as its number.";

  private static final String MEND_XML =
      "Have the sender embed the PDF (UBL: cac:AdditionalDocumentReference), or send the PDF alone.";

  private final long position;
  private final String path;
  private final Map<String, String> fields = new HashMap<>();

  private DocumentRow(long position, String path) {
    this.position = position;
    this.path = path;
  }

  /**
   * The row of a file, refused when it is no document.
   *
   * @param position where it stands, from 1
   * @param name with the folders before it
   * @param bytes at most one more than {@link #MOST_READ}
   */
  static Row of(long position, String name, byte[] bytes) {
    return new DocumentRow(position, FileName.seen(name)).row(bytes);
  }

  /** {@code DE01/R%2F1001.pdf} is the document of invoice R/1001 of our company DE01. */
  private Row row(byte[] bytes) {
    String[] steps = path.split("[/\\\\]");
    String last = steps.length == 0 ? "" : steps[steps.length - 1];
    String ending = last.substring(last.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    if (steps.length > 1) {
      fields.put("sellingEntity", steps[steps.length - 2]);
    }
    if (ending.equals("xml")) {
      return xml(bytes);
    }
    if (!ending.equals("pdf") || last.length() == 4) {
      return refused(null, "The file is not named as a PDF.", MEND);
    }
    fields.put("number", decoded(last.substring(0, last.length() - 4)).strip());
    fields.put("fileName", FileName.safe(last));
    return pdf(bytes);
  }

  private Row pdf(byte[] bytes) {
    if (bytes.length > MOST_BYTES) {
      return refused(
          "number",
          "The file is larger than %d MB.".formatted(MOST_BYTES >> 20),
          "Make it smaller.");
    }
    if (FileType.of(bytes) != FileType.PDF) {
      return refused("number", "The file is not a PDF, whatever its name says.", MEND);
    }
    EmbeddedInvoice.of(bytes).ifPresent(told -> fields.putAll(told.fields()));
    return made(bytes);
  }

  private Row xml(byte[] bytes) {
    if (bytes.length > MOST_READ) {
      return refused(
          null, "The file is larger than %d MB.".formatted(MOST_READ >> 20), "Make it smaller.");
    }
    try {
      Optional<InvoiceXml> read = InvoiceXml.read(bytes);
      if (read.isEmpty()) {
        return refused(
            null, "The file is XML, but no invoice in UBL or CII that has a number.", MEND);
      }
      InvoiceXml told = read.get();
      fields.putAll(told.fields());
      fields.put("number", told.number());
      byte[] pdf = told.pdf();
      if (pdf == null) {
        return refused("number", "No PDF is embedded in the electronic invoice.", MEND_XML);
      }
      if (FileType.of(pdf) != FileType.PDF) {
        return refused("number", "What is embedded as a PDF is none.", MEND_XML);
      }
      fields.put("fileName", fileName(told.pdfName()));
      return made(pdf);
    } catch (BadInvoiceXml bad) {
      return refused(null, bad.getMessage(), bad.mend());
    }
  }

  private Row made(byte[] bytes) {
    return Row.ofFile(position, fields, path, Map.of("number", "file name"), bytes);
  }

  private Row refused(String field, String problem, String mend) {
    Row row = made(null);
    return row.refused(row.problem(field, problem, mend));
  }

  /** A name made of a number, in which a slash is no path. */
  static String fileName(String name) {
    return FileName.safe(name.replaceAll("[/\\\\]", "_"));
  }

  private static String decoded(String name) {
    try {
      return FileName.seen(UriUtils.decode(name, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException literal) {
      return name;
    }
  }
}
