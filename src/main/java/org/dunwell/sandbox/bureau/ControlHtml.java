package org.dunwell.sandbox.bureau;

import static org.dunwell.sandbox.wire.Http.escaped;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import org.dunwell.sandbox.wire.Commit;
import org.dunwell.sandbox.wire.Deliveries;
import org.dunwell.sandbox.wire.Json;
import org.dunwell.sandbox.wire.Settings;
import org.dunwell.sandbox.wire.Store;

/** How the bureau's page looks: its companies with what may happen to them, and its notices. */
final class ControlHtml {

  private static final int MOST = 100;

  private final StringBuilder page = new StringBuilder();

  private ControlHtml() {}

  static String page(Store<Commit> store, ObjectNode settings, String words) {
    ControlHtml html = new ControlHtml();
    html.search(words);
    for (String account : store.accounts()) {
      if (!account.equals(Settings.NOBODY)) {
        html.companies(account, matching(store, account, words));
        html.notices(store.all(account, Deliveries.KIND).limit(MOST).toList());
      }
    }
    html.settings(settings);
    return """
    <!DOCTYPE html>
    <html lang="en"><head><meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Sandbox credit bureau</title><link rel="stylesheet" href="/sandbox.css"></head>
    <body><main class="wide"><h1>Sandbox credit bureau</h1>
    %s</main></body></html>
    """
        .formatted(html.page);
  }

  private static List<ObjectNode> matching(Store<Commit> store, String account, String words) {
    String wanted = words.toLowerCase(Locale.ROOT);
    return store
        .all(account, Companies.KIND)
        .filter(
            one ->
                (one.get("name").asText() + " " + one.get("registrationNumber").asText())
                    .toLowerCase(Locale.ROOT)
                    .contains(wanted))
        .limit(MOST)
        .toList();
  }

  private void search(String words) {
    page.append("<form method=\"get\" action=\"").append(Control.PATH);
    page.append("/\"><label for=\"q\">Company</label><input id=\"q\" name=\"q\" value=\"");
    page.append(escaped(words)).append("\"> <button>Find</button></form>\n");
  }

  private void companies(String account, List<ObjectNode> companies) {
    table("Companies", "Company", "Country", "Reports bought", "What the bureau says of it");
    for (ObjectNode one : companies) {
      page.append("<tr id=\"").append(escaped(Json.id(one))).append("\"><td>");
      page.append(escaped(one.get("name").asText())).append("<br><small>");
      page.append(escaped(one.get("registrationNumber").asText())).append("</small></td><td>");
      page.append(escaped(one.get("country").asText())).append("</td><td>");
      page.append(one.get("asked").asInt()).append("</td><td>").append(form(account, one));
      page.append("</td></tr>\n");
    }
    end(companies.isEmpty(), 4);
  }

  private static String form(String account, ObjectNode one) {
    String name = escaped(one.get("name").asText());
    StringBuilder moods = new StringBuilder();
    for (Mood mood : Mood.values()) {
      boolean now = mood.word().equals(one.get("mood").asText());
      moods.append("<option%s>%s</option>".formatted(now ? " selected" : "", mood.word()));
    }
    return """
    <form method="post" action="%s/company"><input type="hidden" name="account" value="%s">
    <input type="hidden" name="id" value="%s">
    <input name="score" inputmode="numeric" size="3" value="%d" aria-label="Score of %s">
    <label><input type="checkbox" name="insolvent"%s> insolvent</label>
    <select name="mood" aria-label="How it answers about %s">%s</select> <button>Set</button></form>
    """
        .formatted(
            Control.PATH,
            escaped(account),
            escaped(Json.id(one)),
            one.get("score").asInt(),
            name,
            one.get("insolvent").asBoolean() ? " checked" : "",
            name,
            moods);
  }

  private void notices(List<ObjectNode> deliveries) {
    table("Notices", "Notice", "State", "Attempts");
    for (ObjectNode one : deliveries) {
      page.append("<tr><td><code>").append(escaped(one.get("notice").asText()));
      page.append("</code></td><td>").append(escaped(one.get("state").asText()));
      page.append("</td><td>").append(one.get("attempts").asInt()).append("</td></tr>\n");
    }
    end(deliveries.isEmpty(), 3);
  }

  private void table(String caption, String... heads) {
    page.append("<section><div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"");
    page.append(caption).append("\"><table><caption>").append(caption);
    page.append("</caption><thead><tr>");
    for (String head : heads) {
      page.append("<th scope=\"col\">").append(head).append("</th>");
    }
    page.append("</tr></thead><tbody>\n");
  }

  private void end(boolean empty, int columns) {
    if (empty) {
      page.append("<tr><td colspan=\"%d\">None yet.</td></tr>\n".formatted(columns));
    }
    page.append("</tbody></table></div></section>\n");
  }

  private void settings(ObjectNode all) {
    page.append("<section><h2>How notices travel</h2>\n<form method=\"post\" action=\"");
    page.append(Control.PATH).append("/settings\">\n");
    setting(all, "delayMillis", "They wait so many milliseconds");
    setting(all, "repeat", "Each is sent so often");
    setting(all, "dropPercent", "So many percent are never sent");
    page.append("<button class=\"pay\">Set</button></form></section>\n");
  }

  private void setting(ObjectNode all, String name, String label) {
    page.append(
        """
        <label for="%1$s">%2$s</label>
        <input id="%1$s" name="%1$s" inputmode="numeric" value="%3$s">
        """
            .formatted(name, label, all.get(name).asText()));
  }
}
