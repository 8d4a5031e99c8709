package org.dunwell.sandbox.stripe;

import static org.dunwell.sandbox.wire.Http.escaped;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.dunwell.sandbox.wire.Deliveries;
import org.dunwell.sandbox.wire.Json;
import org.dunwell.sandbox.wire.Settings;
import org.dunwell.sandbox.wire.Store;

/** How the control page looks: an account's payments and webhooks, with buttons. */
final class ControlHtml {

  private static final int MOST = 50;

  private final Store<Change> store;
  private final String account;
  private final StringBuilder page = new StringBuilder();

  private ControlHtml(Store<Change> store, String account) {
    this.store = store;
    this.account = account;
  }

  static String page(
      Store<Change> store, Settings settings, List<String> accounts, String account) {
    ControlHtml html = new ControlHtml(store, account);
    html.accounts(accounts);
    if (!account.isEmpty()) {
      html.sessions();
      html.charges();
      html.disputes();
      html.methods();
      html.mandates();
      html.deliveries();
    }
    html.settings(settings.all());
    return PaymentHtml.frame("Sandbox payments", html.page.toString())
        .replace("<main>", "<main class=\"wide\">");
  }

  private void accounts(List<String> accounts) {
    if (accounts.isEmpty()) {
      page.append(
          "<p>No account yet: it begins with the first request that has its key, such as"
              + " <code>sk_test_DE</code>.</p>\n");
      return;
    }
    page.append("<nav aria-label=\"Accounts\"><p>Accounts: ");
    for (String other : accounts) {
      page.append(
          other.equals(account)
              ? "<strong aria-current=\"page\">%s</strong> ".formatted(escaped(other))
              : "<a href=\"%s?account=%s\">%s</a> "
                  .formatted(
                      Control.PATH,
                      URLEncoder.encode(other, StandardCharsets.UTF_8),
                      escaped(other)));
    }
    page.append("</p></nav>\n");
  }

  private void sessions() {
    table(
        "Checkout sessions",
        List.of("When", "Session", "Reference", "Amount", "State", "Paid"),
        Sessions.KIND,
        session ->
            List.of(
                when(session),
                session.hasNonNull("url")
                    ? "<a href=\"%s\">%s</a>"
                        .formatted(escaped(session.get("url").asText()), shortId(session))
                    : shortId(session),
                text(session, "client_reference_id"),
                money(session, "amount_total"),
                text(session, "status"),
                text(session, "payment_status")));
  }

  private void charges() {
    table(
        "Charges",
        List.of("When", "Charge", "Amount", "Refunded", "Paid with", "State", "What may happen"),
        Attempts.CHARGE,
        charge ->
            List.of(
                when(charge),
                shortId(charge),
                money(charge, "amount"),
                money(charge, "amount_refunded"),
                escaped(charge.at("/payment_method_details/type").asText()),
                text(charge, "status") + (charge.get("disputed").asBoolean() ? ", disputed" : ""),
                chargeButtons(charge)));
  }

  private String chargeButtons(ObjectNode charge) {
    if (Objects.is(charge, "pending")) {
      return button("settle", charge, "Settle now") + button("fail", charge, "Fail now");
    }
    boolean left =
        charge.get("paid").asBoolean()
            && !charge.get("disputed").asBoolean()
            && !charge.get("refunded").asBoolean();
    return left ? button("dispute", charge, "Dispute") : "";
  }

  private void disputes() {
    table(
        "Disputes",
        List.of("When", "Dispute", "Amount", "Reason", "State", "How it ends"),
        Disputes.KIND,
        dispute ->
            List.of(
                when(dispute),
                shortId(dispute),
                money(dispute, "amount"),
                text(dispute, "reason"),
                text(dispute, "status"),
                Objects.is(dispute, "won") || Objects.is(dispute, "lost")
                    ? ""
                    : button("win", dispute, "Won") + button("lose", dispute, "Lost")));
  }

  private void methods() {
    table(
        "Saved cards and accounts",
        List.of("Method", "Kind", "Last digits", "Customer", "How it goes from now on"),
        PaymentMethods.KIND,
        method ->
            List.of(
                shortId(method),
                text(method, "type"),
                escaped(method.at("/" + method.get("type").asText() + "/last4").asText()),
                text(method, "customer"),
                moods(method)));
  }

  private String moods(ObjectNode method) {
    StringBuilder form = new StringBuilder("<form method=\"post\" action=\"");
    form.append(Control.PATH).append("/mood\"><input type=\"hidden\" name=\"account\" value=\"");
    form.append(escaped(account)).append("\"><input type=\"hidden\" name=\"id\" value=\"");
    form.append(escaped(Objects.id(method))).append("\"><select name=\"code\" aria-label=\"How ");
    form.append(escaped(Objects.id(method))).append(" goes\">");
    for (String mood : TestNumber.MOODS) {
      boolean now = PaymentMethods.mood(method).filter(mood::equals).isPresent();
      form.append("<option%s>%s</option>".formatted(now ? " selected" : "", mood));
    }
    return form.append("</select> <button>Set</button></form>").toString();
  }

  private void mandates() {
    table(
        "Mandates",
        List.of("Mandate", "Kind", "State", "What may happen"),
        "mandate",
        mandate ->
            List.of(
                shortId(mandate),
                escaped(mandate.at("/payment_method_details/type").asText()),
                text(mandate, "status"),
                Objects.is(mandate, "active") ? button("withdraw", mandate, "Withdraw") : ""));
  }

  private void deliveries() {
    table(
        "Webhooks",
        List.of("When", "Event", "State", "Attempts", "Last answer", "Once more"),
        Deliveries.KIND,
        delivery -> {
          ObjectNode event =
              store.find(account, delivery.get("event").asText()).orElseGet(ControlHtml::gone);
          return List.of(
              when(event),
              text(event, "type"),
              escaped(delivery.get("state").asText()),
              delivery.get("attempts").asText(),
              escaped(last(delivery)),
              button("deliver", delivery, "Deliver again"));
        });
  }

  private static ObjectNode gone() {
    return Json.JSON.createObjectNode().put("created", 0).put("type", "gone");
  }

  private static String last(ObjectNode delivery) {
    ArrayNode log = (ArrayNode) delivery.get("log");
    return log.isEmpty() ? "" : log.get(log.size() - 1).get("answer").asText();
  }

  private void table(
      String caption, List<String> heads, String kind, Function<ObjectNode, List<String>> cells) {
    page.append("<section><div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"");
    page.append(caption)
        .append("\"><table><caption>")
        .append(caption)
        .append("</caption><thead><tr>");
    heads.forEach(head -> page.append("<th scope=\"col\">").append(head).append("</th>"));
    page.append("</tr></thead><tbody>\n");
    List<ObjectNode> objects = store.all(account, kind).limit(MOST).toList();
    for (ObjectNode object : objects) {
      page.append("<tr>");
      cells.apply(object).forEach(cell -> page.append("<td>").append(cell).append("</td>"));
      page.append("</tr>\n");
    }
    if (objects.isEmpty()) {
      page.append("<tr><td colspan=\"%d\">None yet.</td></tr>\n".formatted(heads.size()));
    }
    page.append("</tbody></table></div></section>\n");
  }

  private String button(String what, ObjectNode object, String label) {
    String form =
        "<form method=\"post\" action=\"%s/%s\"><input type=\"hidden\" name=\"account\" value=\"%s\">"
            + "<input type=\"hidden\" name=\"id\" value=\"%s\"><button>%s</button></form> ";
    return form.formatted(Control.PATH, what, escaped(account), escaped(Objects.id(object)), label);
  }

  private void settings(ObjectNode all) {
    page.append("<section><h2>How it behaves</h2>\n<form method=\"post\" action=\"");
    page.append(Control.PATH)
        .append("/settings\"><input type=\"hidden\" name=\"account\" value=\"");
    page.append(escaped(account)).append("\">\n");
    setting(all, "delayMillis", "Webhooks wait so many milliseconds");
    setting(all, "repeat", "Each webhook is sent so often");
    setting(all, "repeatMost", "and by lot up to so often");
    setting(all, "reorderMillis", "Webhooks overtake each other within so many milliseconds");
    setting(all, "dropPercent", "So many percent of the webhooks are never sent");
    setting(all, "seed", "Seed of these games of chance");
    setting(all, "debitDays", "Days until the bank of a debit answers");
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

  private static String when(ObjectNode object) {
    return Instant.ofEpochSecond(object.path("created").asLong())
        .toString()
        .replace('T', ' ')
        .replace("Z", " UTC");
  }

  private static String shortId(ObjectNode object) {
    String id = Objects.id(object);
    return "<code>" + escaped(id.substring(0, Math.min(id.length(), 16))) + "…</code>";
  }

  private static String text(ObjectNode object, String field) {
    return object.hasNonNull(field) ? escaped(object.get(field).asText()) : "";
  }

  private static String money(ObjectNode object, String field) {
    return object.hasNonNull(field) && object.hasNonNull("currency")
        ? Bookings.readable(object.get(field).asLong(), object.get("currency").asText())
        : "";
  }
}
