package org.dunwell.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.dunwell.DunwellTest;
import org.dunwell.TestLedger;
import org.dunwell.contact.PayLinks;
import org.dunwell.platform.time.DunwellClock;
import org.dunwell.promises.NewPlan;
import org.dunwell.promises.Plans;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

@DunwellTest
class PayPageTest {

  @Autowired MockMvc web;
  @Autowired PayLinks links;
  @Autowired DunwellClock clock;
  @Autowired TestLedger ledger;
  @Autowired Plans plans;

  @TempDir Path folder;

  long customer;
  String link;

  @BeforeEach
  void oneLateInvoice() {
    ledger.begin();
    customer = ledger.customer("K100");
    ledger.invoice(customer, "OWED-7", "1250.00", 12);
    link = PortalLink.of(links, ledger, customer);
  }

  @AfterEach
  void now() {
    clock.reset();
  }

  private String page(String path) throws Exception {
    return web.perform(get(link + path))
        .andExpect(status().isOk())
        .andReturn()
        .getResponse()
        .getContentAsString(StandardCharsets.UTF_8);
  }

  private byte[] file(String path) throws Exception {
    return web.perform(get(link + path))
        .andExpect(status().isOk())
        .andExpect(header().string("Content-Disposition", containsString("attachment")))
        .andReturn()
        .getResponse()
        .getContentAsByteArray();
  }

  @Test
  void theLinkShowsTheStatementAndHowToPayWithoutSignInOrCookies() throws Exception {
    web.perform(get(link))
        .andExpect(status().isOk())
        .andExpect(header().string("X-Robots-Tag", containsString("noindex")))
        .andExpect(header().string("Referrer-Policy", "no-referrer"))
        .andExpect(header().string("Cache-Control", containsString("no-store")))
        .andExpect(header().doesNotExist("Set-Cookie"))
        .andExpect(content().string(containsString("OWED-7")))
        .andExpect(content().string(containsString("1,250.00")))
        .andExpect(content().string(containsString("DE02 1203 0000 0000 2020 51")));
  }

  @Test
  void itSpeaksTheLanguageOfTheCustomer() throws Exception {
    ledger.update("update receivables.customer set language = 'de' where id = ?", customer);
    assertThat(page("")).contains("<main lang=\"de\"", "Verwendungszweck", "Zahlung zusagen");
    assertThat(page("/contacts")).contains("Ihre Ansprechpartner");
  }

  @Test
  void oneLinkServesEveryCompanyOfOnePayerAndNobodyElse() throws Exception {
    long daughter = ledger.customer("K101");
    long stranger = ledger.customer("K102");
    ledger.invoice(daughter, "R-8", "80.00", 3);
    ledger.invoice(stranger, "THEIRS-9", "90.00", 3);
    ledger.update("update receivables.customer set payer_id = ? where id = ?", customer, daughter);
    ledger.update(
        """
        insert into receivables.selling_entity
          (code, name, street, postal_code, city, country, language, time_zone, calendar, currency,
           email)
        values ('FR', 'Nordwerk SARL', '1 rue', '75001', 'Paris', 'FR', 'en', 'Europe/Paris', 'FR',
          'EUR', 'ar@nordwerk.fr.example')
        """);
    long french = ledger.invoice(customer, "F-1", "55.00", 1);
    ledger.update(
        """
        update receivables.invoice
        set selling_entity_id = (select id from receivables.selling_entity where code = 'FR')
        where id = ?
        """,
        french);
    assertThat(page(""))
        .contains("OWED-7", "R-8", "Customer K101", "F-1", "Nordwerk SARL")
        .doesNotContain("THEIRS-9");
    String daughters = PortalLink.of(links, ledger, daughter);
    web.perform(get(daughters))
        .andExpect(content().string(allOf(containsString("R-8"), not(containsString("OWED-7")))));
  }

  @Test
  void whatMayNotBeAskedForIsMarkedAndWhatComesNextHasADay() throws Exception {
    long blocked = ledger.invoice(customer, "R-8", "80.00", 3);
    ledger.update(
        """
        insert into receivables.block
          (invoice_id, kind, amount, until, source, reason, set_by, set_at)
        values (?, 'hold', 30, '2026-03-20', 'hold/1', 'our secret reason', 'collector', now())
        """,
        blocked);
    ledger.work();
    ledger.walkTo(TestLedger.TODAY.plusDays(1));
    String page = page("");
    assertThat(page).contains("on hold", "30.00", "Until 20 March 2026 we do not ask for this.");
    assertThat(page).containsPattern("Next, unless paid: a (letter|call) on \\d+ March 2026");
    assertThat(page).doesNotContain("secret", ".dmn", "treatment");
  }

  @Test
  void theStatementComesAsPdfAndAsATableWithoutFormulas() throws Exception {
    ledger.invoice(customer, "=2+5", "10.00", 3);
    try (var pdf = Loader.loadPDF(file("/statement.pdf"))) {
      assertThat(new PDFTextStripper().getText(pdf)).contains("OWED-7", "1,250.00");
    }
    String cells = sheets(file("/statement.xlsx"));
    assertThat(cells).contains("OWED-7", "&apos;=2+5", "<v>1250.00</v>").doesNotContain("<f>");
  }

  /** Everything in a workbook; its central directory has to be read, which a stream cannot. */
  private String sheets(byte[] workbook) throws Exception {
    Path file = Files.write(folder.resolve("statement.xlsx"), workbook);
    StringBuilder all = new StringBuilder();
    try (ZipFile zip = new ZipFile(file.toFile())) {
      for (ZipEntry entry : Collections.list(zip.entries())) {
        all.append(new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return all.toString();
  }

  @Test
  void whatWasPaidAndCreditedIsToldWithItsCopies() throws Exception {
    long paid = ledger.invoice(customer, "R-1", "40.00", 30);
    ledger.pay(paid, "BANK-1", "40.00");
    ledger.update(
        """
        with content as (
          insert into receivables.document_content (sha256, size, bytes)
          values (repeat('a', 64), 4, '%PDF')
          returning sha256)
        insert into receivables.invoice_document
          (invoice_id, file_name, size, sha256, stored_at, stored_by)
        select ?, 'R-1.pdf', 4, sha256, now(), 'system' from content
        """,
        paid);
    assertThat(page("/history"))
        .contains("R-1", "EUR\u00a040.00", "Payment BANK-1", "/invoices/" + paid);
    assertThat(file("/invoices/" + paid)).asString().isEqualTo("%PDF");
    assertThat(page("/history?page=9")).contains("No invoice is closed here.");
  }

  @Test
  void nothingOpenIsSaid() throws Exception {
    ledger.payAllOf("K100");
    assertThat(page("")).contains("Nothing is open");
    assertThat(page("/promise")).contains("Nothing is open");
  }

  @Test
  void theLinkOfOneOpensNothingOfAnother() throws Exception {
    long stranger = ledger.customer("K102");
    long theirs = ledger.invoice(stranger, "THEIRS-9", "90.00", 3);
    for (String path :
        new String[] {
          "/invoices/" + theirs,
          "/dispute?invoice=" + theirs,
          "/statement.pdf?customer=" + stranger,
          "/checkout?checkout=1"
        }) {
      web.perform(get(link + path))
          .andExpect(status().isNotFound())
          .andExpect(content().string(not(containsString("THEIRS-9"))));
    }
  }

  @Test
  void aPlanThatBearsInterestTellsItsRateEachPaymentAndTheCost() throws Exception {
    plans.propose(
        new NewPlan(
            customer,
            List.of(
                ledger.one(
                    Long.class, "select id from receivables.invoice where number = 'OWED-7'")),
            "list",
            List.of(new NewPlan.Leg(new BigDecimal("1250.00"), TestLedger.TODAY.plusDays(9))),
            null,
            "anna",
            null,
            new BigDecimal("7.3")));
    // 10 days at 0.25 a day
    assertThat(page("").replace('\u00a0', ' '))
        .contains(
            "Your payment plan over EUR 1,250.00 bears 7.30 % interest a year: EUR 2.50 if every"
                + " payment is on time, EUR 1,252.50 in all.",
            "by 11 March 2026 (interest of the plan until then: EUR 2.50).");
  }
}
