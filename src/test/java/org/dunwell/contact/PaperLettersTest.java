package org.dunwell.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.dunwell.contact.ContactDesk.TUESDAY;
import static org.dunwell.contact.ContactDesk.TUESDAY_NINE;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.PDFTextStripperByArea;
import org.camunda.bpm.engine.TaskService;
import org.dunwell.DunwellTest;
import org.dunwell.contact.letters.Documents;
import org.dunwell.contact.letters.LetterRun;
import org.dunwell.contact.letters.LetterRuns;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.time.DayWork;
import org.dunwell.platform.time.DueWork;
import org.dunwell.receivables.Access;
import org.dunwell.sandbox.mail.Mails;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

@DunwellTest
class PaperLettersTest {

  private static final Instant TEN = TUESDAY_NINE.plusSeconds(3600);

  @Autowired ApplicationContext beans;
  @Autowired Mails mails;
  @Autowired LetterRuns runs;
  @Autowired Documents documents;
  @Autowired Access access;
  @Autowired MockMvc web;
  @Autowired TaskService tasks;

  @Autowired
  @Qualifier("letterDay")
  DayWork letterDay;

  ContactDesk desk;

  @BeforeEach
  void begin() {
    mails.empty();
    desk = new ContactDesk(beans);
  }

  @AfterEach
  void now() {
    desk.clock.reset();
  }

  @Test
  void aLetterIsWrittenAtNineAndPrintedWithAllOthersAtTen() throws IOException {
    long first = late("Miller Ltd", "1200.50");
    long second = late("Müller & Söhne KG", "77.00");
    desk.askOnPaper(first, "final");
    desk.askOnPaper(second, "firm");
    desk.workAt(TUESDAY_NINE);
    assertThat(mails.count()).isZero();
    assertThat(desk.touchesOf(first).letterPending()).isTrue();
    assertThat(runs.waiting()).singleElement().satisfies(w -> assertThat(w.letters()).isEqualTo(2));

    LetterRun run = runAtTen();
    byte[] pdf = documents.run(run.id());
    picture(pdf, "letter-run");
    assertThat(run.letters()).isEqualTo(2);
    assertThat(run.pages()).isEqualTo(2);
    TouchFacts touched = desk.touchesOf(first);
    assertThat(touched.lettersDelivered()).isEqualTo(1);
    assertThat(touched.paperLettersDelivered()).isEqualTo(1);
    assertThat(touched.finalDemandsDelivered()).isEqualTo(1);
    assertThat(touched.lastTouchAt()).isEqualTo(TEN);
    assertThat(desk.count("platform.timeline where what = 'A reminder was sent by post (final).'"))
        .isEqualTo(1);
    assertThat(text(pdf))
        .startsWith("1 / 1 Letter run ")
        .contains(
            "Letter run " + run.id(),
            "Miller Ltd, 1 Mill Lane, Leeds, LS1 4AP",
            "C2 1 EUR 1,200.50 1",
            "Together EUR 1,277.50 2",
            "VAT ID DE123456789",
            "Nordwerk GmbH · Hafenstraße 12 · 20457 Hamburg",
            "Final demand by Nordwerk GmbH: EUR 1,200.50",
            "Write to accounts@nordwerk.example or call us",
            "Müller & Söhne KG",
            "Overdue: EUR 77.00");
    assertThat(documents.run(run.id())).isEqualTo(pdf);
  }

  @Test
  void noLineEndsInTheMiddleOfAnAddressForMail() throws IOException {
    String address = "accounts-receivable.department@nordwerk-packaging.example";
    desk.jdbc.sql("update receivables.selling_entity set email = ?").param(address).update();
    desk.askOnPaper(late("Miller Ltd", "10.00"), "final");
    desk.workAt(TUESDAY_NINE);
    byte[] letter = documents.letter(runs.letters(runAtTen().id()).get(0).messageId());
    try (PDDocument document = Loader.loadPDF(letter)) {
      String lines = new PDFTextStripper().getText(document);
      assertThat(lines.split(java.util.regex.Pattern.quote(address), -1)).hasSize(3);
      assertThat(lines.replaceAll("\\s+", "").split(java.util.regex.Pattern.quote(address), -1))
          .hasSameSizeAs(lines.split(java.util.regex.Pattern.quote(address), -1));
    }
  }

  @Test
  void aCityStandsBeforeItsCodeWhereTheCountryWritesItSo() throws IOException {
    long customer = desk.ledger.customer("Lone Star Supply", "en");
    desk.jdbc.sql("update receivables.selling_entity set country = 'US'").update();
    desk.jdbc
        .sql(
            "update receivables.customer set city = 'Austin', postal_code = '78704', country = 'US'")
        .update();
    assertThat(text(documents.statement(customer, desk.entity)))
        .contains("Hamburg 20457", "Austin 78704")
        .doesNotContain("UNITED STATES");
  }

  @Test
  void theAddressStandsWhereTheWindowOfTheEnvelopeIs() throws IOException {
    desk.askOnPaper(late("Miller Ltd", "10.00"), "firm");
    desk.workAt(TUESDAY_NINE);
    byte[] letter = documents.letter(runs.letters(runAtTen().id()).get(0).messageId());
    try (PDDocument document = Loader.loadPDF(letter)) {
      assertThat(document.getPage(0).getMediaBox().getWidth()).isBetween(595f, 596f);
      // DIN 5008 form B: the zone of the address, in millimetres
      assertThat(within(document, 20, 62, 105, 90).strip().lines())
          .containsExactly(
              "Miller Ltd", "1 Mill Lane", "Leeds", "LS1 4AP", "VEREINIGTES KÖNIGREICH");
    }
  }

  @Test
  void whatIsPaidBeforeTheRunIsNotPrinted() {
    long paid = late("Miller Ltd", "10.00");
    long open = late("Smith Ltd", "20.00");
    desk.askOnPaper(paid, "firm");
    desk.askOnPaper(open, "firm");
    desk.workAt(TUESDAY_NINE);
    desk.settle(paid);
    LetterRun run = runAtTen();
    assertThat(run.letters()).isEqualTo(1);
    assertThat(desk.touchesOf(paid).lettersDelivered()).isZero();
    assertThat(desk.touchesOf(open).lettersDelivered()).isEqualTo(1);
  }

  @Test
  void whatIsWithdrawnWhileTheRunIsPrintingLeavesIt() {
    long paid = late("Miller Ltd", "10.00");
    long open = late("Smith Ltd", "20.00");
    desk.askOnPaper(paid, "firm");
    desk.askOnPaper(open, "firm");
    desk.workAt(TUESDAY_NINE);
    desk.clock.standAt(TEN);
    long run = runs.begin(desk.entity, "anna").orElseThrow();
    desk.settle(paid);
    desk.withdraw(paid);
    desk.workAt(TEN);
    assertThat(runs.byId(run).letters()).isEqualTo(1);
    assertThat(desk.touchesOf(paid).lettersDelivered()).isZero();
    assertThat(desk.count("contact.letter where run_id is null")).isEqualTo(1);
  }

  @Test
  void aCrashBetweenPortionsLosesNoLetterAndPrintsNoneTwice() {
    for (int i = 0; i < 25; i++) {
      desk.askOnPaper(late("Customer " + i, "10.00"), "firm");
    }
    desk.workAt(TUESDAY_NINE);
    desk.clock.standAt(TEN);
    long run = runs.begin(desk.entity, "anna").orElseThrow();
    var printing = beans.getBean("letterPrinting", DueWork.class);
    printing.runDue(TEN);
    assertThat(desk.count("contact.letter where pdf is not null")).isEqualTo(20);
    assertThat(desk.count("contact.message where state = 'delivered'")).isZero();
    // whoever starts anew finds the run as it is
    desk.workAt(TEN.plusSeconds(60));
    assertThat(runs.byId(run).letters()).isEqualTo(25);
    assertThat(desk.count("contact.message where state = 'delivered'")).isEqualTo(25);
    assertThat(runs.begin(desk.entity, "anna")).isEmpty();
    assertThat(runs.list(null, 10)).hasSize(1);
  }

  @Test
  void twoPeopleWhoPressAtOnceGetOneRun() {
    desk.askOnPaper(late("Miller Ltd", "10.00"), "firm");
    desk.workAt(TUESDAY_NINE);
    List<CompletableFuture<Boolean>> both =
        Stream.of("anna", "bert")
            .map(
                who ->
                    CompletableFuture.supplyAsync(() -> runs.begin(desk.entity, who).isPresent()))
            .toList();
    assertThat(both.stream().map(CompletableFuture::join)).containsExactlyInAnyOrder(true, false);
    desk.workAt(TEN);
    assertThat(runs.list(null, 10)).hasSize(1);
    assertThat(desk.count("contact.letter where run_id is not null")).isEqualTo(1);
  }

  @Test
  void aLetterThatComesBackReachedNobodyAndItsAddressIsLookedFor() {
    long invoice = late("Miller Ltd", "10.00");
    desk.askOnPaper(invoice, "firm");
    desk.workAt(TUESDAY_NINE);
    long message = runs.letters(runAtTen().id()).get(0).messageId();
    runs.cameBack(message, "anna");
    TouchFacts touched = desk.touchesOf(invoice);
    assertThat(touched.lettersDelivered()).isZero();
    assertThat(touched.addressUsable()).isFalse();
    assertThat(desk.count("contact.task where kind = 'address' and contact_id is null"))
        .isEqualTo(1);
    assertThatThrownBy(() -> runs.cameBack(message, "anna"))
        .isInstanceOf(BrokenRule.class)
        .hasMessageContaining("came back before");
    desk.clock.standAt(TEN.plus(Duration.ofDays(8)));
    desk.askOnPaper(invoice, "firm");
    desk.workAt(TEN.plus(Duration.ofDays(9)));
    assertThat(
            desk.one(
                String.class,
                "select reason from contact.request where state = 'failed' and message_id is null"))
        .contains("contactPolicy.noAddress");
  }

  @Test
  void theNextLetterGoesToTheAddressThatSomebodyHasFound() throws IOException {
    long invoice = late("Miller Ltd", "10.00");
    desk.askOnPaper(invoice, "firm");
    desk.workAt(TUESDAY_NINE);
    runs.cameBack(runs.letters(runAtTen().id()).get(0).messageId(), "anna");
    String task = tasks.createTaskQuery().taskDefinitionKey("fixAddress").singleResult().getId();
    assertThat(tasks.getVariable(task, "addressKind")).isEqualTo("Post");
    assertThat(tasks.getVariable(task, "wrongAddress")).isEqualTo("1 Mill Lane, LS1 4AP Leeds");
    assertThatThrownBy(() -> tasks.complete(task, found("1 New Road")))
        .hasMessageContaining("postal code and city in the next");
    assertThatThrownBy(() -> tasks.complete(task, found("1 New Road\nYO1 7HH")))
        .hasMessageContaining("needs a street and a city");
    assertThatThrownBy(() -> tasks.complete(task, found("")))
        .hasMessageContaining("Write the street in one line");
    assertThat(desk.touchesOf(invoice).addressUsable()).isFalse();

    tasks.complete(task, found("Mill Yard\n1 New Road\nYO1 7HH York"));
    assertThat(desk.one(String.class, "select outcome from contact.task")).isEqualTo("corrected");
    assertThat(desk.touchesOf(invoice).addressUsable()).isTrue();
    Instant later = TEN.plus(Duration.ofDays(8));
    desk.clock.standAt(later);
    desk.askOnPaper(invoice, "firm");
    desk.workAt(later);
    desk.workAt(later.plus(Duration.ofDays(1)));
    assertThat(desk.one(String.class, "select address from contact.letter order by 1 desc limit 1"))
        .contains("Mill Yard, 1 New Road\nYork\nYO1 7HH");
  }

  private static Map<String, Object> found(String place) {
    return Map.of("outcome", "corrected", "email", "", "phone", "", "place", place);
  }

  @Test
  void onlyOneLetterGoesToACustomerInAWeek() {
    long invoice = late("Miller Ltd", "10.00");
    desk.askOnPaper(invoice, "firm");
    desk.workAt(TUESDAY_NINE);
    runAtTen();
    desk.clock.standAt(TEN.plus(Duration.ofDays(1)));
    desk.askOnPaper(invoice, "urgent");
    assertThat(
            desk.one(
                String.class, "select denied_by from contact.request where denied_by is not null"))
        .contains("contactPolicy.oneLetterAWeek");
  }

  @Test
  void aStatementIsPrintedInTheLanguageOfTheCustomer() throws IOException {
    long customer = desk.ledger.customer("Żółw Sp. z o.o.", "de");
    desk.ledger.invoice(desk.entity, customer, "1234.50", TUESDAY.minusDays(9));
    byte[] pdf = documents.statement(customer, desk.entity);
    assertThat(text(pdf))
        .contains("Żółw Sp. z o.o.", "Ihr Kontoauszug zum 03.03.2026", "1.234,50", "DE89 3704");
    picture(pdf, "statement");
  }

  @Test
  void theStatementOfNowIsSavedFromTheCustomersPage() throws Exception {
    long customer = desk.ledger.customer("Miller Ltd", "en");
    desk.ledger.invoice(desk.entity, customer, "1234.50", TUESDAY.minusDays(9));
    String number =
        desk.one(String.class, "select number from receivables.customer order by id limit 1");
    String entity = desk.one(String.class, "select code from receivables.selling_entity limit 1");
    String path = "/customers/" + number + "/statements/" + entity + ".pdf";
    byte[] pdf =
        statement(path)
            .andExpect(status().isOk())
            .andReturn()
            .getResponse()
            .getContentAsByteArray();
    assertThat(text(pdf)).contains("Miller Ltd", "1,234.50");
    statement("/customers/" + number + "/statements/NONE.pdf").andExpect(status().isNotFound());
  }

  private ResultActions statement(String path) throws Exception {
    return web.perform(get(path).with(user("anna").roles("COLLECTOR")));
  }

  @Test
  void whoSeesAPartOfTheCompanyPrintsNoRunOfAllOfIt() throws Exception {
    desk.askOnPaper(late("Miller Ltd", "10.00"), "firm");
    desk.workAt(TUESDAY_NINE);
    access.give("norah", null, "north", "admin");
    web.perform(get("/letters").with(user("norah").roles("COLLECTOR")))
        .andExpect(content().string(not(containsString("Miller Ltd"))));
    web.perform(get("/letters").with(user("anna").roles("COLLECTOR")))
        .andExpect(content().string(containsString("Miller Ltd")));
    long run = runAtTen().id();
    long letter = runs.letters(run).get(0).messageId();
    for (String path : List.of("/letters/runs/" + run + ".pdf", "/letters/" + letter + ".pdf")) {
      web.perform(get(path).with(user("norah").roles("COLLECTOR")))
          .andExpect(status().isNotFound());
      web.perform(get(path).with(user("anna").roles("COLLECTOR"))).andExpect(status().isOk());
    }
  }

  private long late(String name, String amount) {
    long customer = desk.ledger.customer(name, "en");
    return desk.ledger.invoice(desk.entity, customer, amount, TUESDAY.minusDays(20));
  }

  private LetterRun runAtTen() {
    desk.clock.standAt(TEN);
    letterDay.run(ZoneId.of("Europe/Berlin"), TUESDAY);
    desk.workAt(TEN);
    LetterRun run = runs.list(null, 1).get(0);
    assertThat(run.state()).isEqualTo("made");
    return run;
  }

  private static String text(byte[] pdf) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(document).replaceAll("[\\s\\u00a0]+", " ");
    }
  }

  private static String within(PDDocument document, double... box) throws IOException {
    double point = 72 / 25.4;
    PDFTextStripperByArea area = new PDFTextStripperByArea();
    area.addRegion(
        "box",
        new Rectangle2D.Double(
            box[0] * point, box[1] * point, (box[2] - box[0]) * point, (box[3] - box[1]) * point));
    area.extractRegions(document.getPage(0));
    return area.getTextForRegion("box");
  }

  /** For people who look at what the tests saw. */
  private static void picture(byte[] pdf, String name) throws IOException {
    Path folder = Files.createDirectories(Path.of("target/pictures"));
    try (PDDocument document = Loader.loadPDF(pdf)) {
      for (int page = 0; page < Math.min(3, document.getNumberOfPages()); page++) {
        BufferedImage image = new PDFRenderer(document).renderImageWithDPI(page, 80);
        ImageIO.write(image, "png", folder.resolve(name + "-" + page + ".png").toFile());
      }
    }
  }
}
