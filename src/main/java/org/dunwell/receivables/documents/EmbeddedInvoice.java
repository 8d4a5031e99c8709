package org.dunwell.receivables.documents;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.InflaterInputStream;

/**
 * Finds the electronic invoice in a PDF (Factur-X, ZUGFeRD, XRechnung as PDF/A-3). The PDF is not
 * opened: an embedded file is always an object of its own, so its bytes are found by what stands
 * before them, unpacked up to a limit, and told by their root. A hostile PDF meets no PDF reader
 * here (docs/adr/0027).
 */
final class EmbeddedInvoice {

  /** Of one of these the largest we have seen has some hundred kilobytes. */
  private static final int MOST_BYTES = 2 * 1024 * 1024;

  /** Embedded files that are looked into. */
  private static final int MOST_FILES = 20;

  /** More than a PDF of people's size has; a limit because each costs a look. */
  private static final int MOST_STREAMS = 20_000;

  /** What stands between {@code obj} and {@code stream} is a line or two. */
  private static final int LONGEST_HEAD = 2_048;

  private EmbeddedInvoice() {}

  /** What it says; empty when there is none that can be read. Of several the last counts. */
  static Optional<InvoiceXml> of(byte[] pdf) {
    String text = new String(pdf, StandardCharsets.ISO_8859_1);
    Optional<InvoiceXml> last = Optional.empty();
    int files = 0;
    int streams = 0;
    for (int at = text.indexOf("stream");
        at >= 0 && files < MOST_FILES && streams++ < MOST_STREAMS;
        at = text.indexOf("stream", at + 6)) {
      String head = head(text, at);
      if (isFile(head)) {
        files++;
        Optional<InvoiceXml> one = read(unpacked(pdf, text, head, at + 6));
        last = one.isPresent() ? one : last;
      }
    }
    return last;
  }

  /** What an object says of the stream that begins here; empty at {@code endstream}. */
  private static String head(String text, int at) {
    if (text.startsWith("end", Math.max(0, at - 3))) {
      return "";
    }
    int from = Math.max(0, at - LONGEST_HEAD);
    String before = text.substring(from, at);
    int object = before.lastIndexOf("obj");
    return object < 0 ? "" : before.substring(object + 3);
  }

  private static boolean isFile(String head) {
    return head.contains("/EmbeddedFile") || head.contains("#2Fxml") || head.contains("#2fxml");
  }

  private static byte[] unpacked(byte[] pdf, String text, String head, int at) {
    int start = text.startsWith("\r\n", at) ? at + 2 : at + 1;
    if (start > pdf.length || head.contains("/DecodeParms")) {
      return new byte[0];
    }
    if (!head.contains("/Filter")) {
      int end = text.indexOf("endstream", start);
      int length = Math.min(MOST_BYTES, (end < 0 ? pdf.length : end) - start);
      return Arrays.copyOfRange(pdf, start, start + length);
    }
    return head.contains("/FlateDecode") ? inflated(pdf, start) : new byte[0];
  }

  /** As much as can be: what is too large or damaged is then no XML either. */
  private static byte[] inflated(byte[] pdf, int start) {
    try (InputStream in =
        new InflaterInputStream(new ByteArrayInputStream(pdf, start, pdf.length - start))) {
      return in.readNBytes(MOST_BYTES);
    } catch (IOException damaged) {
      return new byte[0];
    }
  }

  private static Optional<InvoiceXml> read(byte[] xml) {
    try {
      return InvoiceXml.read(xml);
    } catch (BadInvoiceXml other) {
      // the PDF may still be named as its invoice
      return Optional.empty();
    }
  }
}
