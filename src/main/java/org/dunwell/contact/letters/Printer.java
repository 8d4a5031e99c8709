package org.dunwell.contact.letters;

import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.GregorianCalendar;
import java.util.TimeZone;
import java.util.logging.Level;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.springframework.stereotype.Component;

/**
 * Prints pages of ours into PDF. Everything they need is in them: nothing is fetched, whatever a
 * page names. The same page gives the same bytes.
 */
@Component
public class Printer {

  /** It comes with the PDF library, is free to embed and knows Latin, Greek and Cyrillic. */
  private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

  /**
   * A document that was printed.
   *
   * @param pages at least 1
   */
  public record Printed(byte[] bytes, int pages) {

    @Override
    public boolean equals(Object other) {
      return other instanceof Printed that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
      return "%d pages, %d bytes".formatted(pages, bytes.length);
    }
  }

  Printer() {
    XRLog.listRegisteredLoggers().forEach(logger -> XRLog.setLevel(logger, Level.SEVERE));
  }

  /**
   * Prints a page.
   *
   * @param xhtml well-formed
   * @param writtenAt what the document says about itself
   */
  public Printed print(String xhtml, Instant writtenAt) {
    PdfRendererBuilder builder = new PdfRendererBuilder();
    builder.useFont(Printer::font, "Letter");
    builder.useUnicodeLineBreaker(new LineBreaks());
    builder.useUriResolver((base, uri) -> null);
    builder.withHtmlContent(xhtml, null);
    builder.withProducer("Dunwell");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    builder.toStream(out);
    try (PdfBoxRenderer renderer = builder.buildPdfRenderer()) {
      renderer.createPDFWithoutClosing();
      try (PDDocument document = renderer.getPdfDocument()) {
        date(document, writtenAt);
        document.setDocumentId((long) xhtml.hashCode());
        document.save(out);
        return new Printed(out.toByteArray(), document.getNumberOfPages());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The page could not be printed", e);
    }
  }

  static void date(PDDocument document, Instant writtenAt) {
    GregorianCalendar date = new GregorianCalendar(TimeZone.getTimeZone("UTC"));
    date.setTimeInMillis(writtenAt.toEpochMilli());
    document.getDocumentInformation().setCreationDate(date);
    document.getDocumentInformation().setModificationDate(date);
  }

  private static InputStream font() {
    return PDDocument.class.getResourceAsStream(FONT);
  }
}
