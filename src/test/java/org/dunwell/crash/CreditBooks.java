package org.dunwell.crash;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.dunwell.crash.OrderSystem.Told;
import org.dunwell.sandbox.mail.Mail;
import org.dunwell.sandbox.mail.Mails;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Compares our books with those of order system, credit bureau and mail server, all of credit. */
final class CreditBooks {

  /** What waits for its turn; a row of it that rests after a failure is woken. */
  private static final Map<String, String> QUEUES =
      Map.of(
          "credit.order_news where next_at is not null",
          "update credit.order_news set next_at = now() where next_at > now()",
          "credit.bureau_request where state = 'waiting'",
          "update credit.bureau_request set due_at = now() where due_at > now()",
          "contact.message where state = 'queued'",
          "update contact.message set next_attempt_at = now() where state = 'queued'"
              + " and next_attempt_at > now() + interval '5 seconds'",
          "credit.bureau_notice where state = 'waiting'",
          "select 1",
          "credit.recheck",
          "select 1");

  private static final String STANDS = "('approved', 'held', 'prepay')";

  /** What counts against each limit, in one look. */
  private static final String AT_STAKE =
      """
      select
        c.number,
        (select l.amount from credit.credit_limit l where l.party_id = p.id
         order by l.id desc limit 1) as most,
        coalesce((select sum(o.reserved) from credit.sales_order o
                  where o.party_id = p.id and o.state in %1$s), 0)
          + coalesce((select sum(i.open_amount) from receivables.invoice i
                      where i.customer_id = c.id), 0) as taken,
        (select min(o.amount - o.reserved) from credit.sales_order o
         where o.party_id = p.id and o.state = 'held') as wanted
      from credit.party p
      join receivables.customer c on c.id = p.customer_id
      where c.number like 'K%%'
      """
          .formatted(STANDS);

  private final JdbcClient jdbc;

  CreditBooks(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  long count(String rows) {
    try {
      return jdbc.sql("select count(*) from " + rows).query(Long.class).single();
    } catch (DataAccessException restarting) {
      return -1;
    }
  }

  /** Whether nothing is on its way any more; wakes what rests. */
  boolean isQuiet() {
    boolean quiet = true;
    for (Map.Entry<String, String> queue : QUEUES.entrySet()) {
      if (count(queue.getKey()) != 0) {
        quiet = false;
        if (queue.getValue().startsWith("update")) {
          jdbc.sql(queue.getValue()).update();
        }
      }
    }
    return quiet;
  }

  /** At no moment is more reserved than there is. */
  void nobodyHasTooMuch() {
    assertThat(count("(" + AT_STAKE + ") x where taken > most")).isLessThanOrEqualTo(0);
  }

  /** And in the end nothing waits that would fit. */
  void nobodyWaitsWithoutNeed() {
    assertThat(count("(" + AT_STAKE + ") x where taken + wanted <= most")).isZero();
    assertThat(count("(" + AT_STAKE + ") x where wanted is not null"))
        .as("customers who want more than they may have")
        .isPositive();
  }

  /** Each order has one answer that stands, and it is the last that its order system has heard. */
  int orders(Map<String, List<JsonNode>> answers, List<Told> told, String secret) {
    assertThat(count("credit.sales_order")).isEqualTo(answers.size());
    assertThat(count("(select distinct number from credit.sales_order) x"))
        .isEqualTo(answers.size());
    Map<String, List<JsonNode>> heard = new HashMap<>();
    answers.forEach((order, all) -> heard.put(order, new ArrayList<>(all)));
    Map<Long, List<Told>> news = told.stream().collect(groupingBy(Told::number));
    news.forEach(
        (number, times) -> {
          assertThat(times).allSatisfy(one -> assertThat(one.isSignedWith(secret)).isTrue());
          assertThat(times.stream().map(Told::body).distinct()).as("news %d", number).hasSize(1);
          assertThat(body(number)).isEqualTo(times.get(0).body());
          JsonNode says = times.get(0).says();
          heard.get(says.get("order").asText()).add(says);
        });
    assertThat(news).hasSize((int) count("credit.order_news"));
    heard.forEach((order, all) -> assertThat(state(order)).as(order).isEqualTo(last(all)));
    inOrder(told);
    return news.size();
  }

  private String body(long news) {
    return jdbc.sql("select body from credit.order_news where id = ? and delivered_at is not null")
        .param(news)
        .query(String.class)
        .single();
  }

  private String state(String order) {
    return jdbc.sql("select state from credit.sales_order where number = ?")
        .param(order)
        .query(String.class)
        .single();
  }

  /** What whoever hears answers and news in any order makes of them. */
  private static String last(List<JsonNode> heard) {
    JsonNode last = heard.get(0);
    for (JsonNode one : heard) {
      if (one.get("state").asText().equals("cancelled")) {
        return "cancelled";
      }
      last = at(one).isBefore(at(last)) ? last : one;
    }
    return last.get("state").asText();
  }

  private static Instant at(JsonNode answer) {
    return Instant.parse(answer.get("decidedAt").asText());
  }

  /** Of one order what is older is first heard of first, and each time it is something new. */
  private static void inOrder(List<Told> told) {
    Map<String, Told> before = new HashMap<>();
    Set<Long> seen = new HashSet<>();
    for (Told one : told) {
      if (seen.add(one.number())) {
        Told older = before.put(one.says().get("order").asText(), one);
        if (older != null) {
          assertThat(one.number()).isGreaterThan(older.number());
          assertThat(at(one.says())).isAfter(at(older.says()));
          assertThat(one.says().get("decision")).isNotEqualTo(older.says().get("decision"));
        }
      }
    }
  }

  /** What the bureau has billed is what we have asked for, key by key, and each report is here. */
  int reports(JsonNode bills, JsonNode notices, int presses) {
    Set<String> billed =
        StreamSupport.stream(bills.spliterator(), false)
            .map(bill -> bill.get("key").asText())
            .collect(toSet());
    assertThat(billed).hasSize(bills.size());
    assertThat(
            jdbc.sql("select key from credit.bureau_request where state = 'answered'")
                .query(String.class)
                .list())
        .containsExactlyInAnyOrderElementsOf(billed);
    assertThat(count("credit.bureau_request")).isEqualTo(billed.size());
    assertThat(count("credit.bureau_report where via = 'asked'")).isEqualTo(billed.size());
    assertThat(count("credit.bureau_request where cause = 'person'")).isBetween(1L, (long) presses);
    assertThat(count("credit.bureau_notice where state = 'done'")).isEqualTo(notices.size());
    assertThat(count("credit.bureau_request where cause = 'notice'"))
        .isBetween(1L, (long) notices.size());
    return billed.size();
  }

  /** Each application is there once with all its letters, and each is one customer or none. */
  void applications(int applied) {
    assertThat(count("credit.application")).isEqualTo(applied);
    assertThat(count("(select distinct applicant_email from credit.application) x"))
        .isEqualTo(applied);
    assertThat(count("credit.application where state in ('approved', 'declined')"))
        .isEqualTo(applied);
    for (String letter : List.of("received", "reference/%")) {
      assertThat(count("contact.message where key like 'application/%%/%s'".formatted(letter)))
          .isEqualTo(letter.equals("received") ? applied : 2L * applied);
    }
    assertThat(
            count(
                "credit.application a join contact.message m"
                    + " on m.key = 'application/' || a.id || '/' || a.state"))
        .isEqualTo(applied);
    assertThat(count("receivables.customer where name like 'Welle%'"))
        .isEqualTo(count("credit.application where state = 'approved'"));
    assertThat(count("(select distinct name from receivables.customer) x"))
        .isEqualTo(count("receivables.customer"));
  }

  /** Each mail has one Message-ID and one text, however often it was handed over. */
  int mails(Path folder) {
    Map<String, Set<String>> texts = new HashMap<>();
    for (Mail mail : new Mails(folder).list("", Long.MAX_VALUE, Integer.MAX_VALUE)) {
      texts
          .computeIfAbsent(mail.messageId(), unknown -> new HashSet<>())
          .add(mail.to() + mail.subject() + mail.body() + mail.html());
    }
    assertThat(texts.values()).allSatisfy(text -> assertThat(text).hasSize(1));
    assertThat(
            jdbc.sql("select message_id from contact.message where state = 'delivered'")
                .query(String.class)
                .list())
        .containsExactlyInAnyOrderElementsOf(texts.keySet());
    assertThat(count("contact.message where state <> 'delivered'")).isZero();
    return texts.size();
  }

  /** Each wish for a limit was written down once, and each limit has its one decision. */
  void limits(Map<String, String> wishes) {
    assertThat(
            jdbc.sql("select cause from credit.limit_proposal where cause like 'wish %'")
                .query(String.class)
                .list())
        .containsExactlyInAnyOrderElementsOf(wishes.keySet());
    assertThat(count("credit.limit_proposal where state = 'granted'"))
        .isEqualTo(count("credit.credit_limit"));
    assertThat(
            count(
                "credit.credit_limit l join credit.limit_proposal p on p.id = l.proposal_id"
                    + " join platform.decision d on d.id = p.decision_id"
                    + " where d.decision = 'credit-limit'"))
        .isEqualTo(count("credit.credit_limit"));
    assertThat(count("(select distinct decision_id from credit.limit_proposal) x"))
        .isEqualTo(count("credit.limit_proposal"));
  }

  /** Nobody has to mend anything by hand. */
  void nothingIsBroken() {
    assertThat(count("act_ru_incident")).isZero();
    assertThat(count("act_ru_job where retries_ = 0")).isZero();
    assertThat(
            jdbc.sql("select what from platform.trouble where resolved_at is null")
                .query(String.class)
                .list())
        .isEmpty();
  }
}
