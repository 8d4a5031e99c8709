package org.dunwell.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.dunwell.contact.ContactDesk.TUESDAY;
import static org.dunwell.contact.ContactDesk.TUESDAY_NINE;
import static org.dunwell.contact.ContactRequest.Kind.REMINDER;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.dunwell.DunwellTest;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.NotThere;
import org.dunwell.receivables.Account;
import org.dunwell.sandbox.mail.Mails;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

/** Ten minutes in which a mail can be taken back, and what people change in a coming letter. */
@DunwellTest
class TakeBackTest {

  private static final Duration TEN_MINUTES = Duration.ofMinutes(10);

  @Autowired ApplicationContext beans;
  @Autowired Mails mails;
  @Autowired TakeBack takeBack;
  @Autowired TakeBackWindow window;
  @Autowired LetterChanges changes;
  @Autowired SendNow sendNow;
  @Autowired TransactionTemplate transaction;

  ContactDesk desk;
  long invoice;
  long customer;

  @BeforeEach
  void aLetterThatIsDue() {
    mails.empty();
    desk = new ContactDesk(beans);
    window.set(TEN_MINUTES);
    invoice = desk.lateInvoice("ap@miller.example");
    customer = desk.one(Long.class, "select id from receivables.customer");
    desk.ask(invoice, REMINDER, "friendly");
  }

  @AfterEach
  void now() {
    window.set(Duration.ZERO);
    desk.clock.reset();
  }

  private long message() {
    return desk.one(Long.class, "select max(id) from contact.message");
  }

  private String state() {
    return desk.one(String.class, "select state from contact.message where id = " + message());
  }

  @Test
  void aMailLeavesWhenItCanNoLongerBeTakenBack() {
    desk.workAt(TUESDAY_NINE);
    assertThat(state()).isEqualTo("queued");
    desk.workAt(TUESDAY_NINE.plus(TEN_MINUTES).minusMillis(1));
    assertThat(mails.count()).isZero();
    desk.workAt(TUESDAY_NINE.plus(TEN_MINUTES));
    assertThat(mails.count()).isEqualTo(1);
    assertThatThrownBy(() -> takeBack.takeBack(message(), "anna"))
        .isInstanceOf(BrokenRule.class)
        .hasMessageContaining("has left already");
    assertThatThrownBy(() -> takeBack.takeBack(4711, "anna")).isInstanceOf(NotThere.class);
  }

  @Test
  void whatWasTakenBackIsNoTouchAndItsCaseHearsOfIt() {
    desk.workAt(TUESDAY_NINE);
    takeBack.takeBack(message(), "anna");
    desk.workAt(TUESDAY_NINE.plus(Duration.ofHours(1)));
    assertThat(mails.count()).isZero();
    assertThat(state()).isEqualTo("taken-back");
    assertThat(desk.touchesOf(invoice).lettersDelivered()).isZero();
    assertThat(desk.touchesOf(invoice).letterPending()).isFalse();
    assertThat(desk.one(String.class, "select state || ': ' || reason from contact.request"))
        .isEqualTo("withdrawn: taken back by anna before it left");
    assertThat(desk.count("platform.nudge where cause = 'letter taken back'")).isEqualTo(1);
    assertThat(
            desk.one(String.class, "select actor || ': ' || what from platform.timeline limit 1"))
        .startsWith("anna: Took back the mail to ap@miller.example before it left:");
    assertThatThrownBy(() -> takeBack.takeBack(message(), "bert"))
        .hasMessageContaining("Somebody else has taken this mail back");
  }

  @Test
  void aLetterThatWasTakenBackIsWrittenAgainThatDayOnlyWhenSomebodySaysSo() {
    desk.workAt(TUESDAY_NINE);
    takeBack.takeBack(message(), "anna");
    desk.clock.standAt(TUESDAY_NINE.plusSeconds(60));
    desk.ask(invoice, REMINDER, "friendly");
    desk.jdbc
        .sql("update contact.request set due_at = requested_at where state = 'waiting'")
        .update();
    desk.workAt(TUESDAY_NINE.plusSeconds(120));
    assertThat(desk.count("contact.message")).isEqualTo(1);
    assertThat(
            desk.one(
                    java.sql.Timestamp.class,
                    "select due_at from contact.request where state = 'waiting'")
                .toInstant())
        .isEqualTo(TUESDAY_NINE.plus(Duration.ofDays(1)));

    assertThat(sendNow.send(customer, List.of(), TUESDAY.plusDays(1), "anna"))
        .containsExactly(message());
    assertThat(desk.count("contact.message")).isEqualTo(2);
    desk.workAt(TUESDAY_NINE.plus(TEN_MINUTES).plusSeconds(120));
    assertThat(mails.count()).isEqualTo(1);
    assertThatThrownBy(() -> sendNow.send(customer, List.of(), TUESDAY.plusDays(1), "anna"))
        .hasMessageContaining("nothing to write about");
  }

  @Test
  void nothingIsSentOnceMoreThanThePolicyAllowsAndItNamesItsRow() {
    desk.clock.standAt(TUESDAY_NINE.minus(Duration.ofHours(3)));
    assertThatThrownBy(() -> sendNow.send(customer, List.of(), TUESDAY, "anna"))
        .isInstanceOf(BrokenRule.class)
        .hasMessageContaining("contactPolicy.outsideHours");
    desk.workAt(TUESDAY_NINE);
    desk.workAt(TUESDAY_NINE.plus(TEN_MINUTES));
    desk.ask(invoice, REMINDER, "firm");
    assertThatThrownBy(() -> sendNow.send(customer, List.of(), TUESDAY, "anna"))
        .hasMessageContaining("contactPolicy.onceADay");
    assertThat(desk.count("contact.message")).isEqualTo(1);
    assertThat(desk.count("platform.timeline where what like 'Sent the letter%'")).isZero();
  }

  @Test
  void ofTwoWhoTakeAMailBackAtOnceOneDoes() throws Exception {
    desk.workAt(TUESDAY_NINE);
    long mail = message();
    List<String> won =
        together(
            () -> tried(() -> takeBack.takeBack(mail, "anna")),
            () -> tried(() -> takeBack.takeBack(mail, "bert")));
    assertThat(won).containsExactlyInAnyOrder("won", "lost");
    assertThat(desk.count("platform.timeline where what like 'Took back%'")).isEqualTo(1);
  }

  @Test
  void whoeverHandsAMailOverHasWon() {
    desk.workAt(TUESDAY_NINE);
    long mail = message();
    transaction.executeWithoutResult(
        tx -> {
          // as the outbox holds it while the mail server has it
          desk.jdbc
              .sql(
                  "select id from contact.message where id = ? and state = 'queued' for update skip"
                      + " locked")
              .param(mail)
              .query(Long.class)
              .single();
          assertThat(inAnotherThread(() -> tried(() -> takeBack.takeBack(mail, "anna"))))
              .isEqualTo("lost");
        });
    assertThat(state()).isEqualTo("queued");
    desk.workAt(TUESDAY_NINE.plus(TEN_MINUTES));
    assertThat(mails.count()).isEqualTo(1);
    assertThat(desk.touchesOf(invoice).lettersDelivered()).isEqualTo(1);
  }

  @Test
  void whoeverTakesAMailBackFirstLeavesNothingToTheOutbox() {
    desk.workAt(TUESDAY_NINE);
    long mail = message();
    transaction.executeWithoutResult(
        tx -> {
          takeBack.takeBack(mail, "anna");
          assertThat(
                  inAnotherThread(
                      () ->
                          desk.jdbc
                              .sql(
                                  "select count(*) from (select id from contact.message where state"
                                      + " = 'queued' for update skip locked) free")
                              .query(String.class)
                              .single()))
              .isEqualTo("0");
        });
    desk.workAt(TUESDAY_NINE.plus(TEN_MINUTES));
    assertThat(mails.count()).isZero();
  }

  @Test
  void wordsOfOnesOwnStandInOneLetterAndAreNoMarkup() {
    Account account = new Account(customer, desk.entity);
    changes.write(
        account,
        TUESDAY,
        new OwnWords("We spoke on <b>Friday</b>.\n\n[[pay link]] {{amountDue}}", true),
        0,
        "anna");
    assertThatThrownBy(
            () -> changes.write(account, TUESDAY, new OwnWords("Mine", false), 0, "bert"))
        .hasMessageContaining("Somebody else has changed");
    desk.workAt(TUESDAY_NINE);
    String html = desk.one(String.class, "select body_html from contact.message");
    assertThat(html)
        .contains("We spoke on &lt;b&gt;Friday&lt;/b&gt;.", "[[pay link]] {{amountDue}}");
    assertThat(html.indexOf("We spoke")).isLessThan(html.indexOf("1,000.00</td>"));
    assertThatThrownBy(() -> changes.erase(account, TUESDAY, 1, "anna"))
        .hasMessageContaining("is written already");

    desk.workAt(TUESDAY_NINE.plus(TEN_MINUTES));
    desk.ask(invoice, REMINDER, "firm");
    desk.workAt(TUESDAY_NINE.plus(Duration.ofDays(1)));
    assertThat(
            desk.one(String.class, "select body_text from contact.message where id = " + message()))
        .doesNotContain("We spoke");
  }

  @Test
  void anInvoiceThatIsLeftOutIsNotLost() {
    long other = desk.ledger.invoice(desk.entity, customer, "70.00", TUESDAY.minusDays(12));
    desk.ask(other, REMINDER, "friendly");
    changes.leaveOut(other, TUESDAY, "anna");
    changes.leaveOut(other, TUESDAY, "anna");
    assertThat(changes.leftOut(customer, TUESDAY)).isEqualTo(List.of(other));
    desk.workAt(TUESDAY_NINE);
    assertThat(desk.one(String.class, "select body_text from contact.message"))
        .contains("EUR 1,000.00")
        .doesNotContain("70.00");
    assertThat(desk.touchesOf(other).letterPending()).isTrue();
    assertThat(
            desk.one(
                String.class, "select denied_by from contact.request where invoice_id = " + other))
        .contains("left out", "anna");
    desk.workAt(TUESDAY_NINE.plus(TEN_MINUTES));
    desk.workAt(TUESDAY_NINE.plus(Duration.ofDays(1)));
    assertThat(
            desk.one(String.class, "select body_text from contact.message where id = " + message()))
        .contains("70.00", "1,070.00");
    assertThat(desk.count("platform.timeline where what like '%is left out of the letter%'"))
        .isEqualTo(1);
  }

  @Test
  void whatIsPutBackGoesAndBadInputIsRefused() {
    changes.leaveOut(invoice, TUESDAY, "anna");
    changes.putBack(invoice, TUESDAY, "bert");
    desk.workAt(TUESDAY_NINE);
    assertThat(desk.count("contact.message")).isEqualTo(1);
    assertThatThrownBy(() -> changes.leaveOut(invoice, TUESDAY.minusDays(1), "anna"))
        .hasMessageContaining("must be 2026-03-03 to 2026-03-17");
    assertThatThrownBy(() -> changes.leaveOut(invoice, null, "anna"))
        .isInstanceOf(BrokenRule.class);
    assertThatThrownBy(() -> changes.leaveOut(4711, TUESDAY, "anna")).isInstanceOf(NotThere.class);
    assertThatThrownBy(() -> new OwnWords("  ", true)).hasMessageContaining("no words");
    assertThatThrownBy(() -> new OwnWords("x".repeat(2_001), true))
        .hasMessageContaining("2,001 characters");
    assertThatThrownBy(() -> new OwnWords("a\u0000b", true)).hasMessageContaining("control");
  }

  private static String tried(Runnable work) {
    try {
      work.run();
      return "won";
    } catch (BrokenRule lost) {
      return "lost";
    }
  }

  private static String inAnotherThread(Callable<String> work) {
    ExecutorService one = Executors.newSingleThreadExecutor();
    try {
      return one.submit(work).get();
    } catch (Exception failed) {
      throw new IllegalStateException(failed);
    } finally {
      one.shutdownNow();
    }
  }

  private static List<String> together(Callable<String> first, Callable<String> second)
      throws Exception {
    CyclicBarrier barrier = new CyclicBarrier(2);
    ExecutorService two = Executors.newFixedThreadPool(2);
    try {
      List<Future<String>> answers =
          List.of(first, second).stream()
              .map(
                  work ->
                      two.submit(
                          () -> {
                            barrier.await();
                            return work.call();
                          }))
              .toList();
      return List.of(answers.get(0).get(), answers.get(1).get());
    } finally {
      two.shutdownNow();
    }
  }

  /** So that the window of the tests is the one they ask for. */
  @Test
  void theWindowIsBounded() {
    for (Duration wrong : Set.of(Duration.ofSeconds(-1), Duration.ofHours(5))) {
      assertThatThrownBy(() -> window.set(wrong)).hasMessageContaining("dunwell.mail.take-back");
    }
    assertThat(window.leavesAt(Instant.EPOCH)).isEqualTo(Instant.EPOCH.plus(TEN_MINUTES));
  }
}
