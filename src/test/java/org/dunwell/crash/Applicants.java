package org.dunwell.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dunwell.sandbox.mail.Mail;
import org.dunwell.sandbox.mail.Mails;

/**
 * Strangers who apply for an account by the public form, those whom they name as references, and
 * the credit manager who decides.
 */
final class Applicants {

  private static final Pattern KEY = Pattern.compile("name=\"key\" value=\"([^\"]+)\"");
  private static final Pattern CONSENT = Pattern.compile("name=\"consent\" value=\"([^\"]+)\"");
  private static final Pattern REFERENCE = Pattern.compile("(/reference/\\S+)");
  private static final int FOUND = 302;

  private final Caller stranger;
  private final Caller manager;
  private final Killer killer;
  private final Mails mails;
  private final AtomicInteger applied = new AtomicInteger();
  private final Set<String> replied = new HashSet<>();

  Applicants(Caller stranger, Caller manager, Killer killer, Path mailFolder) {
    this.stranger = stranger;
    this.manager = manager;
    this.killer = killer;
    this.mails = new Mails(mailFolder);
  }

  /** Somebody fills in the form, and sends it until it is taken. */
  void apply(int round, Random lot) {
    String page = stranger.get("/apply?lang=en").body();
    Map<String, List<String>> form = new HashMap<>();
    form.put("key", List.of(found(KEY, page)));
    form.put("consent", List.of(found(CONSENT, page)));
    Map.of(
            "lang", "en",
            "street", "Hafenstr. 2",
            "postalCode", "20457",
            "city", "Hamburg",
            "country", "DE",
            "industry", "other",
            "contact", "Ina Welle",
            "currency", "EUR",
            "terms", "30",
            "agree", "true")
        .forEach((name, value) -> form.put(name, List.of(value)));
    form.put("company", List.of(company(round)));
    form.put("registration", List.of("HRB " + (10_000 + round)));
    form.put("email", List.of("ina@a%d.example".formatted(round)));
    form.put("amount", List.of(lot.nextBoolean() ? "4000" : "9000"));
    form.put(
        "refCompany", List.of("Alpha %d GmbH".formatted(round), "Beta %d AG".formatted(round)));
    form.put("refContact", List.of("", ""));
    form.put(
        "refEmail",
        List.of("ar@alpha%d.example".formatted(round), "ar@beta%d.example".formatted(round)));
    do {
      HttpResponse<String> answer =
          stranger.form("/apply", form, "198.51.100." + (1 + round % 250));
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(FOUND);
    } while (killer.passes(Killer.Place.FORM_TAKEN));
    applied.incrementAndGet();
  }

  static String company(int round) {
    return "Welle %d GmbH".formatted(round);
  }

  private static String found(Pattern pattern, String page) {
    Matcher found = pattern.matcher(page);
    assertThat(found.find()).as("%s in %s", pattern, page).isTrue();
    return found.group(1);
  }

  /** Whoever was asked as a reference answers by the link in the mail, once for each mail. */
  void reply() {
    for (Mail mail : mails.list("", Long.MAX_VALUE, Integer.MAX_VALUE)) {
      Matcher link = REFERENCE.matcher(mail.body());
      if (!link.find() || !replied.add(mail.messageId())) {
        continue;
      }
      String page = link.group(1);
      do {
        HttpResponse<String> answer =
            stranger.form(
                page,
                Map.of(
                    "answer", List.of("give"),
                    "currency", List.of("EUR"),
                    "highest", List.of("8000"),
                    "daysLate", List.of("4"),
                    "again", List.of("yes"),
                    "since", List.of("2019")),
                "203.0.113." + (1 + replied.size() % 250));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(FOUND);
      } while (killer.passes(Killer.Place.FORM_TAKEN));
    }
  }

  /** The manager does the first tasks in the list: approves, or does not. */
  void decide(Random lot) throws Exception {
    JsonNode open = OrderSystem.JSON.readTree(manager.get("/engine-rest/task").body());
    for (JsonNode task : open) {
      String id = task.get("id").asText();
      String kind = task.get("taskDefinitionKey").asText();
      boolean yes = lot.nextInt(3) > 0;
      if (kind.equals("decideApplication")) {
        complete(id, yes ? "approve" : "decline", "\"limit\": {\"value\": 3000},");
      } else if (kind.equals("approveLimit")) {
        complete(id, yes ? "approve" : "refuse", "");
      }
    }
  }

  /** What was not done, or is not known to be, stands in the list the next time. */
  private void complete(String task, String decision, String more) {
    String body =
        "{\"variables\": {%s \"decision\": {\"value\": \"%s\"}, \"note\": {\"value\": \"So.\"}}}"
            .formatted(more, decision);
    try {
      manager.once("/engine-rest/task/" + task + "/complete", body);
      killer.passes(Killer.Place.FORM_TAKEN);
    } catch (IOException killed) {
      // the next look finds it, or not
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }

  /** How many have applied. */
  int applied() {
    return applied.get();
  }
}
