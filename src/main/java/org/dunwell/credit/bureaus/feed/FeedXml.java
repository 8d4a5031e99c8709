package org.dunwell.credit.bureaus.feed;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.dunwell.platform.models.ModelRefused;
import org.dunwell.platform.models.SafeXml;
import org.dunwell.platform.models.XmlElement;
import org.dunwell.receivables.imports.Field;
import org.dunwell.receivables.imports.UnreadableFile;

/**
 * A feed in XML, {@code <reports><report bureau=".." reportId=".." .../></reports>}, as the same
 * rows in CSV: what is checked there is checked here. Read without document types, entities or
 * inclusions, and bounded: nobody outside tells us to open anything.
 */
final class FeedXml {

  /** A night's reports about fifty thousand companies, the most elements that are read. */
  private static final int MOST_BYTES = 32 * 1024 * 1024;

  private FeedXml() {}

  static InputStream asCsv(InputStream in) throws IOException {
    XmlElement root = read(in);
    StringWriter text = new StringWriter();
    List<String> names = FeedKind.FIELDS.stream().map(Field::name).toList();
    try (CsvWriter csv = CsvWriter.builder().build(text)) {
      csv.writeRecord(names);
      int line = 1;
      for (XmlElement report : root.children()) {
        if (!report.name().equals("report")) {
          throw UnreadableFile.because(
              "%s is no report.".formatted(report.where()),
              "Write <reports> with a <report .../> for each, as docs/bureaus.md says.");
        }
        csv.flush();
        for (line++; line < report.line(); line++) {
          // so that what is refused is said to stand where it stands in the file
          text.append('\n');
        }
        csv.writeRecord(names.stream().map(name -> said(report, name)).toList());
      }
    }
    return new ByteArrayInputStream(text.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static String said(XmlElement report, String name) {
    String value = report.attribute(name);
    return value == null ? "" : value;
  }

  private static XmlElement read(InputStream in) throws IOException {
    try {
      String text = SafeXml.text("feed", in.readNBytes(MOST_BYTES + 1), MOST_BYTES);
      return SafeXml.read("feed", text);
    } catch (ModelRefused refused) {
      throw UnreadableFile.because(
          refused.what(), "Ask the bureau for XML in UTF-8 without a document type.");
    }
  }
}
