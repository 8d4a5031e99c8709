package org.dunwell.contact.replies;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.TextNode;

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
    document.select("br").forEach(element -> element.after(new TextNode("\n")));
    document
        .select("p, div, tr, li, h1, h2, h3, h4, h5, h6, blockquote, table, hr")
        .forEach(element -> element.after(new TextNode("\n")));
    document.select("td, th").forEach(element -> element.after(new TextNode(" ")));
    return of(document.body().wholeText().replace('\u00a0', ' '));
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
