package org.dunwell.sandbox.bureau;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.Locale;
import org.dunwell.platform.files.Sha256;
import org.dunwell.sandbox.wire.Commit;
import org.dunwell.sandbox.wire.Deliveries;
import org.dunwell.sandbox.wire.Ids;
import org.dunwell.sandbox.wire.Json;

/** The companies that the bureau knows: whoever is asked about, and whom the page adds. */
final class Companies {

  static final String KIND = "company";
  static final String HOOK = "hook";
  static final String NOTICE = "notice";

  private static final int WORST = 35;
  private static final int RANGE = 60;
  private static final int MOST_POINTS = 100;
  private static final int LIMIT_PER_POINT = 100;
  private static final int HEX = 16;
  private static final int DIGITS = 6;

  private Companies() {}

  /**
   * The company of that registration, else of that name; one that nobody has heard of is made, with
   * a score that follows from its name, so that it is the same in every sandbox.
   */
  static ObjectNode known(Commit change, JsonNode named) {
    String id = id(named);
    return change.find(KIND, id).orElseGet(() -> make(change, id, named));
  }

  private static String id(JsonNode named) {
    String number = plain(named.path("registrationNumber").asText(""));
    String who = number.isEmpty() ? plain(named.path("name").asText("")) : number;
    if (who.isEmpty()) {
      throw Refusal.bad("Name the company, or give its registration number.");
    }
    return "co_" + hash(who + "/" + named.path("country").asText("")).substring(0, HEX);
  }

  private static String plain(String text) {
    return text.toUpperCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
  }

  private static String hash(String text) {
    return Sha256.of(text.getBytes(StandardCharsets.UTF_8));
  }

  private static ObjectNode make(Commit change, String id, JsonNode named) {
    ObjectNode company = Json.JSON.createObjectNode();
    company.put("id", id).put("object", KIND);
    company.put("name", named.path("name").asText("Nameless"));
    company.put("registrationNumber", named.path("registrationNumber").asText(""));
    company.put("country", named.path("country").asText(""));
    int lot = Integer.parseInt(hash(id).substring(0, DIGITS), HEX);
    company.put("score", WORST + lot % RANGE).put("scale", "creditsafe");
    company.put("insolvent", false).put("mood", Mood.WELL.word()).put("reference", "");
    company.put("asked", 0);
    change.put(company);
    return company;
  }

  /** Changes what the page says of a company, and tells whoever watches it. */
  static ObjectNode set(Commit change, String id, JsonNode wanted) {
    ObjectNode company =
        change
            .find(KIND, id)
            .orElseThrow(() -> new Refusal(404, "There is no company " + id + "."));
    int score = wanted.path("score").asInt(company.get("score").asInt());
    if (score < 0 || score > MOST_POINTS) {
      throw Refusal.bad("A score is between 0 and 100.");
    }
    boolean insolvent = wanted.path("insolvent").asBoolean(company.get("insolvent").asBoolean());
    String mood = wanted.path("mood").asText(company.get("mood").asText());
    Mood.of(mood).orElseThrow(() -> Refusal.bad("There is no mood " + mood + "."));
    boolean changed =
        score != company.get("score").asInt() || insolvent != company.get("insolvent").asBoolean();
    company.put("score", score).put("insolvent", insolvent).put("mood", mood);
    change.put(company);
    if (changed && !company.get("reference").asText().isEmpty()) {
      tell(change, company);
    }
    return company;
  }

  private static void tell(Commit change, ObjectNode company) {
    ObjectNode notice = Json.JSON.createObjectNode();
    notice.put("id", Ids.of("nt_")).put("object", NOTICE).put("type", "company.changed");
    notice.put("at", change.at().toString()).set("reference", company.get("reference"));
    ObjectNode about = notice.putObject("company");
    about.set("name", company.get("name"));
    about.set("registrationNumber", company.get("registrationNumber"));
    about.set("country", company.get("country"));
    change.put(notice);
    change
        .all(HOOK)
        .forEach(
            hook -> {
              ObjectNode delivery = Deliveries.planned();
              delivery.put("notice", Json.id(notice)).put("hook", Json.id(hook));
              change.put(delivery);
            });
  }

  /** A report about it in the form of docs/bureaus.md. */
  static ObjectNode report(Commit change, ObjectNode company, boolean aboutAnother) {
    ObjectNode report = Json.JSON.createObjectNode();
    report.put("reportId", Ids.of("rp_"));
    report.put("reportedOn", change.at().atZone(ZoneOffset.UTC).toLocalDate().toString());
    ObjectNode about = report.putObject("company");
    about.put("name", aboutAnother ? "Quite Another Company" : company.get("name").asText());
    about.put(
        "registrationNumber",
        aboutAnother ? "XX 999999" : company.get("registrationNumber").asText());
    about.set("country", company.get("country"));
    int score = company.get("score").asInt();
    report.putObject("score").put("value", score).set("scale", company.get("scale"));
    ObjectNode insolvency = report.putObject("insolvency");
    insolvency.set("open", company.get("insolvent"));
    if (company.get("insolvent").asBoolean()) {
      insolvency.put("notice", "Proceedings were opened (sandbox).");
    }
    int limit = company.get("insolvent").asBoolean() ? 0 : score * LIMIT_PER_POINT;
    report.putObject("recommendedLimit").put("amount", limit).put("currency", "EUR");
    report.putObject("price").put("amount", "4.50").put("currency", "EUR");
    return report;
  }
}
