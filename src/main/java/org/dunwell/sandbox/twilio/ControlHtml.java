package org.dunwell.sandbox.twilio;

import static org.dunwell.sandbox.wire.Http.escaped;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.dunwell.sandbox.wire.Deliveries;

/** How the control page looks: who talks with whom, what was written, what went wrong. */
final class ControlHtml {

  private static final int MOST = 50;

  private final Exchange exchange;
  private final StringBuilder page = new StringBuilder();

  private ControlHtml(Exchange exchange) {
    this.exchange = exchange;
  }

  static String page(Exchange exchange) {
    ControlHtml html = new ControlHtml(exchange);
    html.page.append(
        """
        <!DOCTYPE html>
        <html lang="en"><head><meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>Sandbox telephone</title>
        <link rel="stylesheet" href="/handset.css"></head><body>
        <header>Sandbox telephone company, plays Twilio. No telephone rings.</header>
        <main class="wide"><h1>Sandbox telephone</h1>
        """);
    html.handsets();
    html.table(
        "Numbers", Kinds.NUMBER, List.of("phone_number", "account_sid", "voice_url", "sms_url"));
    html.table(
        "Calls",
        Kinds.CALL,
        List.of("date_created", "from", "to", "direction", "status", "duration", "answered_by"));
    html.table(
        "Messages",
        Kinds.MESSAGE,
        List.of("date_created", "from", "to", "direction", "status", "body"));
    html.table(
        "Recordings",
        Kinds.RECORDING,
        List.of("date_created", "call_sid", "source", "channels", "duration", "status"));
    html.table(
        "Errors",
        Kinds.NOTIFICATION,
        List.of("date_created", "error_code", "message_text", "request_url"));
    html.table("Callbacks", Deliveries.KIND, List.of("about", "url", "state", "attempts"));
    return html.page.append("</main></body></html>\n").toString();
  }

  private void handsets() {
    Set<String> numbers = new TreeSet<>();
    for (String kind : List.of(Kinds.CALL, Kinds.MESSAGE)) {
      all(kind).forEach(object -> numbers.add(object.path(Lines.LINE).asText()));
    }
    exchange
        .store
        .all(Exchange.NETWORK, Kinds.PHONE)
        .limit(MOST)
        .forEach(phone -> numbers.add(phone.get("id").asText()));
    page.append("<section><h2>Handsets</h2>\n");
    page.append("<p>Any number has one: <code>")
        .append(PhonePage.PATH)
        .append("+4930123456</code>");
    numbers.forEach(
        number ->
            page.append(" · <a href=\"%s%s\">%2$s</a>".formatted(PhonePage.PATH, escaped(number))));
    page.append("</p></section>\n");
  }

  private List<ObjectNode> all(String kind) {
    return exchange.store.all(Exchange.NETWORK, kind).limit(MOST).toList();
  }

  private void table(String caption, String kind, List<String> fields) {
    page.append(
        "<section><div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"%1$s\"><table><caption>%1$s</caption><thead><tr>"
            .formatted(caption));
    fields.forEach(
        field -> page.append("<th scope=\"col\">").append(field.replace('_', ' ')).append("</th>"));
    page.append("</tr></thead><tbody>\n");
    List<ObjectNode> objects = all(kind);
    for (ObjectNode object : objects) {
      page.append("<tr>");
      for (String field : fields) {
        String text = object.hasNonNull(field) ? object.get(field).asText() : "";
        page.append("<td>").append(escaped(text)).append("</td>");
      }
      page.append("</tr>\n");
    }
    if (objects.isEmpty()) {
      page.append("<tr><td colspan=\"%d\">None yet.</td></tr>\n".formatted(fields.size()));
    }
    page.append("</tbody></table></div></section>\n");
  }
}
