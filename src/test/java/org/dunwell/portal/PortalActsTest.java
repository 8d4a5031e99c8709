package org.dunwell.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.dunwell.DunwellTest;
import org.dunwell.TestLedger;
import org.dunwell.contact.PayLinks;
import org.dunwell.platform.time.DunwellClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;

@DunwellTest
class PortalActsTest {

  private static final String KEY = "6f0d6d2e-6f59-4e57-9f5d-1f9be1e1a111";

  @Autowired MockMvc web;
  @Autowired PayLinks links;
  @Autowired VisitLimits limits;
  @Autowired DunwellClock clock;
  @Autowired TestLedger ledger;

  long customer;
  long invoice;
  long theirs;
  String link;
  String group;

  @BeforeEach
  void oneLateInvoiceAndAStranger() {
    ledger.begin();
    limits.forget();
    customer = ledger.customer("K100");
    invoice = ledger.invoice(customer, "R-7", "1250.00", 12);
    theirs = ledger.invoice(ledger.customer("K102"), "THEIRS-9", "90.00", 3);
    link = PortalLink.of(links, ledger, customer);
    group = ledger.one(Long.class, "select id from receivables.selling_entity") + "-EUR";
  }

  @AfterEach
  void now() {
    clock.reset();
  }

  private ResultActions send(String page, String... fields) throws Exception {
    return send(post(link + page), fields);
  }

  private ResultActions send(AbstractMockHttpServletRequestBuilder<?> form, String... fields)
      throws Exception {
    form.param("key", KEY).param("group", group);
    for (int i = 0; i < fields.length; i += 2) {
      form.param(fields[i], fields[i + 1]);
    }
    return web.perform(form);
  }

  private void done(ResultActions answer, String what) throws Exception {
    answer
        .andExpect(status().isFound())
        .andExpect(header().string("Location", link + "?done=" + what));
    web.perform(get(link + "?done=" + what))
        .andExpect(content().string(containsString("Thank you")));
  }

  private void refused(ResultActions answer, String why) throws Exception {
    answer
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString(why)))
        .andExpect(content().string(not(containsString(".dmn"))))
        .andExpect(content().string(not(containsString("THEIRS-9"))));
  }

  @Test
  void aPromiseIsTakenOnceWithinItsLimits() throws Exception {
    String[] fields = {"item", "" + invoice, "day", "2026-03-06", "name", "Jane"};
    done(send("/promise", fields), "promise");
    done(send("/promise", fields), "promise");
    assertThat(
            ledger.one(
                String.class,
                "select string_agg(channel || ' ' || taken_by || ' ' || said_by || ' ' || amount, ',') from promises.promise"))
        .isEqualTo("portal customer Jane 1250.0000");
    assertThat(ledger.count("promises.promise")).isEqualTo(1);
  }

  @Test
  void aLimitThatSaysNoIsExplainedInTheCustomersWords() throws Exception {
    refused(
        send("/promise", "item", "" + invoice, "day", "2027-03-06"),
        "The day must be between 2 March 2026 and ");
    refused(
        send("/promise", "item", "" + invoice, "day", "2026-03-06", "sum", "1"),
        "an amount between ");
    refused(
        send("/promise", "item", "" + invoice, "day", "2026-03-06", "sum", "99999"),
        "an amount between ");
    refused(
        send("/promise", "item", "" + invoice, "day", "2026-03-06", "sum", "1e9"),
        "is not an amount");
    refused(send("/promise", "day", "2026-03-06"), "Tick at least one invoice.");
    refused(send("/promise", "item", "" + invoice, "day", "soon"), "Give a day.");
    assertThat(ledger.count("promises.promise")).isZero();
  }

  @Test
  void nobodyActsOnAnInvoiceThatItsLinkDoesNotShow() throws Exception {
    for (String page : new String[] {"/promise", "/plan", "/pay"}) {
      refused(send(page, "item", "" + theirs, "day", "2026-03-06"), "class=\"note bad\"");
    }
    refused(
        send(multipart(link + "/said-paid"), "item", "" + theirs, "day", "2026-03-01"),
        "not open here any more");
    send(multipart(link + "/dispute"), "invoice", "" + theirs, "reason", "PRICE")
        .andExpect(status().isNotFound());
    assertThat(ledger.count("receivables.block")).isZero();
    assertThat(ledger.count("promises.plan_request")).isZero();
    assertThat(ledger.count("disputes.dispute where invoice_id = ?", theirs)).isZero();
  }

  @Test
  void payingInPartsIsAskedForOnceAndNothingIsAskedForMeanwhile() throws Exception {
    String[] fields = {"item", "" + invoice, "note", "Half now, half in May"};
    done(send("/plan", fields), "plan");
    done(send("/plan", fields), "plan");
    assertThat(ledger.count("promises.plan_request where channel = 'portal' and state = 'open'"))
        .isEqualTo(1);
    assertThat(ledger.count("receivables.block where kind = 'hold' and lifted_at is null"))
        .isEqualTo(1);
  }

  @Test
  void aDisputeIsRaisedOnceWithItsFiles() throws Exception {
    for (int i = 0; i < 2; i++) {
      MockMultipartFile file =
          new MockMultipartFile(
              "file", "note.txt", "text/plain", "Box 3 is wet".getBytes(StandardCharsets.UTF_8));
      done(
          send(
              multipart(link + "/dispute").file(file),
              "invoice",
              "" + invoice,
              "reason",
              "DAMAGED",
              "sum",
              "200.00",
              "note",
              "Wet boxes"),
          "dispute");
    }
    assertThat(
            ledger.one(
                String.class,
                "select channel || ' ' || raised_by || ' ' || amount || ' ' || words from disputes.dispute where invoice_id = ?",
                invoice))
        .isEqualTo("portal customer 200.0000 Wet boxes");
    assertThat(ledger.count("disputes.evidence")).isEqualTo(1);
    web.perform(get(link))
        .andExpect(content().string(containsString("We are looking into EUR\u00a0200.00")));
  }

  @Test
  void anUploadThatIsNotWhatItSaysIsRefusedAndNothingIsStored() throws Exception {
    byte[] page = "<html><script>alert(1)</script></html>".getBytes(StandardCharsets.UTF_8);
    MockMultipartFile lie = new MockMultipartFile("file", "photo.png", "image/png", page);
    refused(
        send(multipart(link + "/dispute").file(lie), "invoice", "" + invoice, "reason", "DAMAGED"),
        "photo.png");
    refused(
        send(multipart(link + "/said-paid").file(lie), "item", "" + invoice, "day", "2026-03-01"),
        "photo.png");
    refused(
        send(
            multipart(link + "/dispute"),
            "invoice",
            "" + invoice,
            "reason",
            "PRICE",
            "sum",
            "9999"),
        "up to EUR\u00a01,250.00");
    refused(
        send(multipart(link + "/dispute"), "invoice", "" + invoice, "reason", "NONSENSE"),
        "not possible now");
    assertThat(ledger.count("disputes.dispute")).isZero();
    assertThat(ledger.count("payments.payment_hint")).isZero();
  }

  @Test
  void whoSaysItHasPaidIsLeftAloneForSomeDaysAndTheReferenceIsKept() throws Exception {
    String[] fields = {"item", "" + invoice, "day", "2026-03-01", "reference", "Sammler 4711"};
    for (int i = 0; i < 2; i++) {
      MockMultipartFile file =
          new MockMultipartFile(
              "file", "advice.txt", "text/plain", "paid".getBytes(StandardCharsets.UTF_8));
      done(send(multipart(link + "/said-paid").file(file), fields), "said-paid");
    }
    assertThat(
            ledger.one(
                String.class,
                "select string_agg(reference || ' ' || paid_on || ' ' || file_name, ',') from payments.payment_hint"))
        .isEqualTo("Sammler 4711 2026-03-01 advice.txt");
    assertThat(
            ledger.one(
                String.class,
                "select string_agg(kind || ' ' || until, ',') from receivables.block where invoice_id = ?",
                invoice))
        .isEqualTo("payment-on-the-way 2026-03-09");
    refused(
        send(multipart(link + "/said-paid"), "item", "" + invoice, "day", "2026-03-03"),
        "one of the last 90 days");
  }

  @Test
  void whoSaysSoAgainAndAgainIsToldThatWeStillAskAlsoWhenTheFormComesTwice() throws Exception {
    for (String key : new String[] {"1", "1", "2", "3", "3"}) {
      web.perform(
              multipart(link + "/said-paid")
                  .param("key", KEY.substring(0, 35) + key)
                  .param("group", group)
                  .param("item", "" + invoice)
                  .param("day", "2026-03-01"))
          .andExpect(
              header()
                  .string(
                      "Location", containsString(key.equals("3") ? "done=noted" : "said-paid")));
    }
    assertThat(ledger.count("payments.payment_hint")).isEqualTo(3);
    assertThat(
            ledger.count(
                "platform.timeline where kind = 'said-paid' and what like '%still asked for%' and decision_id is not null"))
        .isEqualTo(1);
  }

  @Test
  void aQuestionWaitsForAPersonAsAMailDoes() throws Exception {
    String[] fields = {"note", "Where is <b>box</b> 3?", "name", "Jane Miller"};
    done(send("/question", fields), "question");
    done(send("/question", fields), "question");
    assertThat(
            ledger.one(
                String.class,
                "select string_agg(sender || ' ' || state || ' ' || matched_by || ' ' || text, ',') from contact.inbound_mail"))
        .isEqualTo("Jane Miller open portal Where is <b>box</b> 3?");
    assertThat(ledger.count("contact.task where kind = 'reply' and state = 'open'")).isEqualTo(1);
  }

  @Test
  void aContactChangesOnlyWhenTheAddressOnFileAgrees() throws Exception {
    done(send("/contacts", "name", "Max", "email", "max@evil.example"), "contact");
    assertThat(ledger.count("receivables.contact where email = 'max@evil.example'")).isZero();
    String recipients = "select string_agg(recipient, ' ') from contact.message";
    assertThat(ledger.one(String.class, recipients)).isEqualTo("ap@k100.example");
    String mail = ledger.one(String.class, "select body_text from contact.message");
    assertThat(mail).contains("new contact Max, max@evil.example", "by 8 March 2026");
    String confirm = mail.replaceFirst("(?s).*(/pay/[\\w.~-]+/confirm).*", "$1");
    web.perform(get(confirm)).andExpect(content().string(containsString("max@evil.example")));
    assertThat(ledger.count("receivables.contact where email = 'max@evil.example'")).isZero();
    web.perform(post(confirm)).andExpect(status().isFound());
    web.perform(post(confirm)).andExpect(status().isFound());
    assertThat(ledger.count("receivables.contact where email = 'max@evil.example'")).isEqualTo(1);
  }

  @Test
  void aContactOfAnotherCustomerIsNoneOfThisLinksAndAddressesAreNotGivenAway() throws Exception {
    long other =
        ledger.one(Long.class, "select id from receivables.contact where email like '%k102%'");
    send("/contacts/retire", "contact", "" + other).andExpect(status().isNotFound());
    web.perform(get(link + "/contacts"))
        .andExpect(content().string(containsString("a…@k100.example")))
        .andExpect(content().string(not(containsString("ap@k100.example"))))
        .andExpect(content().string(not(containsString("555001"))));
    clock.standAt(clock.instant().plus(Duration.ofDays(8)));
    assertThat(ledger.count("portal.contact_change")).isZero();
  }

  @Test
  void withoutAnAddressOnFileOneOfUsLooksAtTheChange() throws Exception {
    ledger.update("update receivables.contact set email_consent = false");
    done(send("/contacts", "name", "Max", "email", "max@k100.example"), "contact-asked");
    assertThat(ledger.count("contact.inbound_mail where state = 'open'")).isEqualTo(1);
    assertThat(ledger.count("contact.message")).isZero();
  }
}
