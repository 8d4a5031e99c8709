package org.dunwell.contact.replies;

import jakarta.mail.internet.MimeUtility;
import java.io.UnsupportedEncodingException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
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

  private static final int MOST_NAME = 120;

  /**
   * Control characters, which PostgreSQL or a terminal would stumble over, and the marks that turn
   * the direction of reading, with which {@code gpj.exe} looks like {@code exe.jpg}.
   */
  private static final Pattern UNSEEN =
      Pattern.compile(
          "[\\p{Cc}&&[^\\n\\t]]|[\\u202A-\\u202E\\u2066-\\u2069\\u200E\\u200F]|\\p{Cs}");

  private static final Pattern EMPTY_LINES =
      Pattern.compile("\\n[ \\t\\u00a0]*(\\n[ \\t\\u00a0]*){2,}");

  private static final Pattern SPACE_AT_ENDS = Pattern.compile("[ \\t\\u00a0]*\\n[ \\t\\u00a0]*");

  private static final Set<String> CELLS = Set.of("td", "th");

  private PlainText() {}

  static String of(String text) {
    String lines = cut(text, MOST).replace("\r\n", "\n").replace('\r', '\n');
    return EMPTY_LINES.matcher(UNSEEN.matcher(lines).replaceAll("")).replaceAll("\n\n").strip();
  }

  /** One line, such as a subject or a name. */
  static String line(String text, int most) {
    return text == null
        ? ""
        : cut(UNSEEN.matcher(text).replaceAll("").replaceAll("\\s+", " ").strip(), most);
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
      boolean ends = element.isBlock() || element.normalName().equals("br");
      return ends ? "\n" : CELLS.contains(element.normalName()) ? " " : "";
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

  /** A file name without a path and without what any system reads as more than a name. */
  static String fileName(String name) {
    String last = name == null ? "" : name.replaceAll("^.*[/\\\\]", "");
    String safe = line(last, 500).replaceAll("[:*?\"<>|/\\\\%;]", "_").replaceAll("^[. ]+", "");
    if (safe.isBlank()) {
      return "attachment";
    }
    int dot = safe.lastIndexOf('.');
    String ending = dot > 0 && safe.length() - dot <= 8 ? safe.substring(dot) : "";
    String start = safe.substring(0, safe.length() - ending.length());
    return cut(start, MOST_NAME - ending.length()) + ending.toLowerCase(Locale.ROOT);
  }

  private static String cut(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most);
  }
}
