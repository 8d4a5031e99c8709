package org.dunwell.contact.replies;

import jakarta.mail.internet.MimeUtility;
import java.io.UnsupportedEncodingException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Pattern;
import org.dunwell.platform.files.FileName;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/** Makes text from outside harmless and readable. */
final class PlainText {

  /** No letter is longer; what is, is a log file or an attack. */
  static final int MOST = 100_000;

  /** HTML carries about ten times its text in tags. */
  private static final int MOST_HTML = 2_000_000;

  private static final Pattern EMPTY_LINES =
      Pattern.compile("\\n[ \\t\\u00a0]*(\\n[ \\t\\u00a0]*){2,}");

  private static final Pattern SPACE_AT_ENDS = Pattern.compile("[ \\t\\u00a0]*\\n[ \\t\\u00a0]*");

  private static final Set<String> CELLS = Set.of("td", "th");

  private PlainText() {}

  static String of(String text) {
    String lines = cut(text, MOST).replace("\r\n", "\n").replace('\r', '\n');
    return EMPTY_LINES.matcher(FileName.seen(lines)).replaceAll("\n\n").strip();
  }

  /** One line, such as a subject or a name. */
  static String line(String text, int most) {
    return text == null ? "" : cut(FileName.seen(text).replaceAll("\\s+", " ").strip(), most);
  }

  /** What a reader of the HTML would see, line breaks kept. */
  static String ofHtml(String html) {
    Document document = Jsoup.parse(cut(html, MOST_HTML));
    document.select("script, style, head, title, template, noscript").remove();
    StringBuilder text = new StringBuilder();
    document
        .body()
        .traverse(
            new NodeVisitor() {
              @Override
              public void head(Node node, int depth) {
                if (node instanceof TextNode words) {
                  text.append(words.text());
                }
              }

              @Override
              public void tail(Node node, int depth) {
                text.append(after(node));
              }
            });
    return of(SPACE_AT_ENDS.matcher(text).replaceAll("\n"));
  }

  private static String after(Node node) {
    if (node instanceof Element element) {
      if (CELLS.contains(element.normalName())) {
        return " ";
      }
      return element.isBlock() || element.normalName().equals("br") ? "\n" : "";
    }
    return "";
  }

  /** A header as its writer meant it. */
  static String header(String raw) {
    try {
      return MimeUtility.decodeText(MimeUtility.unfold(utf8(raw)));
    } catch (UnsupportedEncodingException unknown) {
      return raw;
    }
  }

  /** Some programs write UTF-8 where only ASCII is allowed; it arrives byte by byte. */
  private static String utf8(String raw) {
    if (raw.chars().anyMatch(character -> character > 0xFF)) {
      return raw;
    }
    try {
      byte[] bytes = raw.getBytes(StandardCharsets.ISO_8859_1);
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException latin) {
      return raw;
    }
  }

  private static String cut(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most);
  }
}
