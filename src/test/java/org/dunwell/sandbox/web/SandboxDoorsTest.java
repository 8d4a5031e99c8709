package org.dunwell.sandbox.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Properties;
import org.dunwell.DunwellTest;
import org.dunwell.TestLedger;
import org.dunwell.platform.database.CleanSlate;
import org.dunwell.platform.mail.MailServers;
import org.dunwell.platform.time.DunwellClock;
import org.dunwell.sandbox.mail.Mails;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;

@DunwellTest
class SandboxDoorsTest {

  private static final Instant START = Instant.parse("2026-03-02T08:00:00Z");

  @Autowired MockMvc web;
  @Autowired TestLedger ledger;
  @Autowired CleanSlate cleanSlate;
  @Autowired DunwellClock clock;
  @Autowired MailServers servers;
  @Autowired Mails mails;

  @BeforeEach
  void wipe() {
    cleanSlate.wipe();
  }

  @AfterEach
  void letTheClockRun() {
    clock.reset();
  }

  @Test
  void aPostLetsDaysPassAndAnswersWhenTheyArePast() throws Exception {
    clock.standAt(START);
    web.perform(
            post("/sandbox/time")
                .with(httpBasic("collector", "collector"))
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"days\": 7}"))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.now").value(containsString("2026-03-09T08:00")))
        .andExpect(jsonPath("$.walkingTo").doesNotExist());
    assertThat(clock.instant()).isAfterOrEqualTo(START.plus(Duration.ofDays(7)));
  }

  @Test
  void theButtonLeadsBackToItsPageAndNowhereElse() throws Exception {
    clock.standAt(START);
    web.perform(press().header("Referer", "https://elsewhere.example/cases/7"))
        .andExpect(status().isSeeOther())
        .andExpect(header().string("Location", "/cases/7"));
    web.perform(press().header("Referer", "https://x.example//elsewhere.example/"))
        .andExpect(header().string("Location", "/"));
  }

  @Test
  void theSandboxsBankPaysWhatIsOpenInManyWaysAndOneOfThemBounces() throws Exception {
    ledger.begin();
    for (int i = 1; i <= 6; i++) {
      long customer = ledger.customer("C" + i);
      ledger.invoice(customer, "RE-2026-0%d47".formatted(i), 100 * i + ".17", 10);
      ledger.invoice(customer, "RE-2026-0%d58".formatted(i), 200 * i + ".29", 5);
    }
    web.perform(
            post("/sandbox/bank")
                .with(httpBasic("collector", "collector"))
                .contentType(MediaType.APPLICATION_JSON)
                .content("{}"))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.statement").value(containsString("/bank-statements/")));
    ledger.work();
    assertThat(ledger.count("payments.statement_line where state = 'posted'")).isGreaterThan(3);
    assertThat(ledger.count("payments.statement_line where state = 'queued'")).isPositive();
    assertThat(ledger.count("receivables.payment where reversed_on is not null")).isEqualTo(1);
    assertThat(ledger.count("payments.statement_file where state = 'read'")).isEqualTo(1);

    web.perform(
            post("/sandbox/bank")
                .with(user("collector"))
                .with(csrf())
                .contentType(MediaType.APPLICATION_FORM_URLENCODED))
        .andExpect(status().isSeeOther())
        .andExpect(header().string("Location", containsString("/bank-statements/")));
  }

  @Test
  void timeDoesNotPassBackwardsOrForeverAtOnce() throws Exception {
    for (String days : new String[] {"0", "-1", "401", "null"}) {
      web.perform(
              post("/sandbox/time")
                  .with(httpBasic("collector", "collector"))
                  .contentType(MediaType.APPLICATION_JSON)
                  .content("{\"days\": " + days + "}"))
          .andExpect(status().isUnprocessableEntity())
          .andExpect(jsonPath("$.detail").value(containsString("from 1 to 400")));
    }
  }

  @Test
  void strangersHaveNoDoorHere() throws Exception {
    web.perform(post("/sandbox/time").with(csrf()).accept(MediaType.TEXT_HTML))
        .andExpect(status().is3xxRedirection());
    web.perform(get("/sandbox/mails").accept(MediaType.APPLICATION_JSON))
        .andExpect(status().isUnauthorized());
  }

  @Test
  void mailsAreThereForProgramsPageByPage() throws Exception {
    send("one");
    send("two");
    long latest = mails.list("", Long.MAX_VALUE, 1).get(0).id();
    String next = "/sandbox/mails?q=&limit=1&after=" + latest;
    web.perform(get("/sandbox/mails?limit=1").with(httpBasic("analyst", "analyst")))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.total").value(2))
        .andExpect(jsonPath("$.items[0].subject").value("two"))
        .andExpect(jsonPath("$.items[0].to").value("ap@customer.example"))
        .andExpect(jsonPath("$.items[0].sentAt").value("2026-03-02T08:00:00Z"))
        .andExpect(jsonPath("$.items[0].body").value(containsString("two")))
        .andExpect(jsonPath("$.next").value(next));
    web.perform(get(next).with(httpBasic("analyst", "analyst")))
        .andExpect(jsonPath("$.items[0].subject").value("one"))
        .andExpect(jsonPath("$.next").doesNotExist());
    web.perform(get("/sandbox/mails/" + (latest + 1)).with(httpBasic("analyst", "analyst")))
        .andExpect(status().isNotFound());
  }

  @Test
  void mailsAreThereForPeople() throws Exception {
    web.perform(page("/sandbox/mails")).andExpect(content().string(containsString("No mail has")));
    send("one");
    String mail = "/sandbox/mails/" + mails.list("", Long.MAX_VALUE, 1).get(0).id();
    web.perform(page("/sandbox/mails"))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString(mail)));
    web.perform(page("/sandbox/mails?q=nothing"))
        .andExpect(content().string(containsString("No mail says")));
    web.perform(page(mail))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("ap@customer.example")));
    web.perform(page(mail + "/letter"))
        .andExpect(status().isOk())
        .andExpect(header().string("Content-Security-Policy", containsString("default-src 'none'")))
        .andExpect(content().string(containsString("<p>one</p>")));
    web.perform(page(mail + "/source")).andExpect(content().string(containsString("Message-ID:")));
  }

  @Test
  void anEmptiedLedgerForgetsTheMailsThatWereSent() throws Exception {
    send("one");
    cleanSlate.wipe();
    web.perform(get("/sandbox/mails").with(httpBasic("analyst", "analyst")))
        .andExpect(jsonPath("$.total").value(0));
  }

  private static org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder
      press() {
    return post("/sandbox/time")
        .with(user("collector"))
        .with(csrf())
        .contentType(MediaType.APPLICATION_FORM_URLENCODED)
        .param("days", "1");
  }

  private static org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder page(
      String path) {
    return get(path).with(user("collector").roles("COLLECTOR")).accept(MediaType.TEXT_HTML);
  }

  private void send(String words) throws Exception {
    Properties properties = new Properties();
    properties.put("mail.smtp.host", servers.smtpHost());
    properties.put("mail.smtp.port", servers.smtpPort());
    MimeMessage message = new MimeMessage(Session.getInstance(properties));
    message.setFrom("accounts@seller.example");
    message.setRecipients(Message.RecipientType.TO, "ap@customer.example");
    message.setSubject(words);
    message.setSentDate(Date.from(START));
    jakarta.mail.internet.MimeMultipart parts =
        new jakarta.mail.internet.MimeMultipart("alternative");
    parts.addBodyPart(part(words, "text/plain"));
    parts.addBodyPart(part("<p>" + words + "</p>", "text/html"));
    message.setContent(parts);
    Transport.send(message);
  }

  private static jakarta.mail.internet.MimeBodyPart part(String text, String type)
      throws Exception {
    jakarta.mail.internet.MimeBodyPart part = new jakarta.mail.internet.MimeBodyPart();
    part.setContent(text, type + "; charset=utf-8");
    return part;
  }
}
