package org.dunwell.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dunwell.DunwellTest;
import org.dunwell.TestLedger;
import org.dunwell.contact.PayLinks;
import org.dunwell.payments.Checkout;
import org.dunwell.payments.Checkouts;
import org.dunwell.payments.CoveredByCredit;
import org.dunwell.payments.EarlyPayments;
import org.dunwell.payments.NewCheckout;
import org.dunwell.payments.PayersCredit;
import org.dunwell.platform.NotThere;
import org.dunwell.platform.time.DunwellClock;
import org.dunwell.receivables.Invoices;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.servlet.ModelAndView;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/** The pages around an online payment, with a payment provider that a test plays. */
@DunwellTest
class PayOnlinePageTest {

  @Autowired Visits visits;
  @Autowired GroupForms forms;
  @Autowired EarlyPayments early;
  @Autowired PayersCredit credit;
  @Autowired Invoices invoices;
  @Autowired PayLinks links;
  @Autowired LinkUses uses;
  @Autowired ITemplateEngine templates;
  @Autowired DunwellClock clock;
  @Autowired TestLedger ledger;

  private final Checkouts checkouts = mock(Checkouts.class);
  private long first;
  private long second;
  private long theirs;
  private String group;
  private Visit visit;

  @BeforeEach
  void twoOpenInvoicesAndAStranger() {
    ledger.begin();
    long customer = ledger.customer("K100");
    first = ledger.invoice(customer, "R-7", "1250.00", 12);
    second = ledger.invoice(customer, "R-8", "80.00", 3);
    theirs = ledger.invoice(ledger.customer("K102"), "THEIRS-9", "90.00", 3);
    visit = visits.open(PortalLink.of(links, ledger, customer).substring("/pay/".length()));
    long entity = ledger.one(Long.class, "select id from receivables.selling_entity");
    group = entity + "-EUR";
    when(checkouts.offered(entity, "EUR")).thenReturn(true);
    when(checkouts.start(any())).thenReturn(checkout(Checkout.State.OPEN, "https://pay.example/1"));
  }

  @AfterEach
  void now() {
    clock.reset();
  }

  private Checkout checkout(Checkout.State state, String url) {
    return new Checkout(
        5,
        1,
        visit.customer().id(),
        "EUR",
        new BigDecimal("130.00"),
        state,
        url,
        clock.instant(),
        List.of(new NewCheckout.Part(first, new BigDecimal("130.00"))));
  }

  private ModelAndView send(Map<String, String> amounts, long... items) {
    MultiValueMap<String, String> sent = new LinkedMultiValueMap<>();
    sent.add("key", "6f0d6d2e-6f59-4e57-9f5d-1f9be1e1a111");
    sent.add("group", group);
    for (long item : items) {
      sent.add("item", Long.toString(item));
    }
    amounts.forEach(sent::add);
    return page().begin(visit, sent);
  }

  private PayOnlinePage page() {
    return new PayOnlinePage(forms, checkouts, early, credit, links, uses);
  }

  @Test
  void oneManyAndPartsArePaidInOneGo() {
    ModelAndView answer = send(Map.of("amount-" + first, "50,50"), first, second);
    ArgumentCaptor<NewCheckout> wanted = ArgumentCaptor.forClass(NewCheckout.class);
    verify(checkouts).start(wanted.capture());
    assertThat(wanted.getValue().parts())
        .containsExactly(
            new NewCheckout.Part(first, new BigDecimal("50.50")),
            new NewCheckout.Part(second, new BigDecimal("80.00")));
    assertThat(wanted.getValue().returnUrl()).endsWith(visit.path("/checkout"));
    // the browser's policy lets forms lead to pages of ours only
    assertThat(answer.getViewName())
        .isEqualTo("redirect:" + visit.path("/checkout?leave=true&checkout=5"));
    assertThat(ledger.count("platform.timeline where what like 'Began to pay EUR 130.00%'"))
        .isEqualTo(1);
  }

  @Test
  void amountsThatWereChangedAndInvoicesOfOthersAreRefused() {
    for (String amount : new String[] {"1250.01", "0", "-5", "1e3", "NaN", "10.001"}) {
      assertThat(send(Map.of("amount-" + first, amount), first).getModel().get("refused"))
          .as(amount)
          .asString()
          .isNotEmpty();
    }
    assertThat(send(Map.of(), theirs).getStatus().value()).isEqualTo(422);
    assertThat(send(Map.of("amount-" + theirs, "1"), first, theirs).getStatus().value())
        .isEqualTo(422);
    assertThat(send(Map.of()).getModel())
        .containsEntry("refused", Map.of("", "Tick at least one invoice."));
    verify(checkouts, never()).start(any());
  }

  @Test
  void whatLatenessHasCostIsOfferedBesideTheInvoiceAndPaidOnlyWhenItIsTicked() {
    long late = ledger.invoice(visit.customer().id(), "R-10", "1000.00", 30);
    String drawn = drawn(page().form(visit, group));
    assertThat(drawn).contains("name=\"claim\" value=\"" + late, "you may leave it out");
    String seen = drawn.replaceFirst("(?s).*claimed-" + late + "\" value=\"([\\d.]+).*", "$1");
    BigDecimal claims = new BigDecimal(seen);

    send(Map.of(), late);
    send(Map.of("claim", "" + late, "claimed-" + late, seen), late);
    send(Map.of("claim", "" + late, "claimed-" + late, seen));
    ArgumentCaptor<NewCheckout> wanted = ArgumentCaptor.forClass(NewCheckout.class);
    verify(checkouts, org.mockito.Mockito.times(3)).start(wanted.capture());
    BigDecimal whole = new BigDecimal("1000.00");
    assertThat(wanted.getAllValues())
        .flatExtracting(NewCheckout::parts)
        .containsExactly(
            new NewCheckout.Part(late, whole),
            new NewCheckout.Part(late, whole, claims),
            new NewCheckout.Part(late, BigDecimal.ZERO, claims));
    assertThat(wanted.getValue().formKey()).startsWith("portal/" + visit.customer().id() + "/");
    assertThat(send(Map.of("claim", "" + late), late).getStatus().value()).isEqualTo(422);
    // it has grown since the page was opened
    ModelAndView grown = send(Map.of("claim", "" + late, "claimed-" + late, "40.00"), late);
    assertThat(grown.getModel().get("refused")).asString().contains(seen, "look at the amounts");
  }

  @Test
  void whoPaysInTheDaysOfADiscountIsAskedForLess() {
    long invoice = ledger.invoice(visit.customer().id(), "R-10", "1000.00", -30);
    ledger.update(
        "insert into receivables.cash_discount (invoice_id, percent, until) values (?, 2, ?)",
        invoice,
        TestLedger.TODAY.plusDays(1));
    // more often than there are connections: each is given back, outside of transactions, too
    for (int i = 0; i < 25; i++) {
      assertThat(early.of(List.of(invoice))).containsKey(invoice);
    }
    assertThat(drawn(page().form(visit, group)))
        .contains("Pay EUR\u00a0980.00 until 3 March 2026 (2 % discount)", "value=\"980.00\"");
  }

  @Test
  void whoseCreditCoversAllIsToldSoInTheirLanguage() {
    ledger.update("update receivables.customer set language = 'de'");
    visit = visits.open(visit.token());
    when(checkouts.start(any())).thenThrow(new CoveredByCredit(new BigDecimal("200.00"), "EUR"));
    assertThat(send(Map.of(), second).getModel().get("refused"))
        .asString()
        .contains("Ihr Guthaben von", "200,00");
  }

  @Test
  void onTheWayOutAndBackThePageSaysWhatIsKnown() {
    CheckoutPage page = new CheckoutPage(checkouts, invoices);
    for (Map.Entry<Checkout.State, String> known :
        Map.of(
                Checkout.State.OPEN, "not heard of it yet",
                Checkout.State.ON_THE_WAY, "on its way",
                Checkout.State.PAID, "it is here",
                Checkout.State.FAILED, "Nothing was paid",
                Checkout.State.EXPIRED, "Nothing was paid")
            .entrySet()) {
      when(checkouts.of(visit.customer().id(), 5))
          .thenReturn(Optional.of(checkout(known.getKey(), "https://pay.example/1")));
      MockHttpServletResponse response = new MockHttpServletResponse();
      ModelAndView drawn = page.page(visit, 5, false, response);
      assertThat(drawn(drawn)).contains("130.00", known.getValue());
      boolean waits = known.getKey() == Checkout.State.OPEN;
      assertThat(response.getHeader("Refresh"))
          .isEqualTo(waits ? "10; url=" + visit.path("/checkout?checkout=5") : null);
    }
    when(checkouts.of(visit.customer().id(), 5))
        .thenReturn(Optional.of(checkout(Checkout.State.OPEN, "https://pay.example/1")));
    MockHttpServletResponse response = new MockHttpServletResponse();
    assertThat(drawn(page.page(visit, 5, true, response))).contains("https://pay.example/1");
    assertThat(response.getHeader("Refresh")).isEqualTo("1; url=https://pay.example/1");
    // a second click, while the first still asks for the address
    when(checkouts.of(visit.customer().id(), 5))
        .thenReturn(Optional.of(checkout(Checkout.State.OPEN, null)));
    page.page(visit, 5, true, response);
    assertThat(response.getHeader("Refresh"))
        .isEqualTo("2; url=" + visit.path("/checkout?checkout=5&leave=true"));
    when(checkouts.of(visit.customer().id(), 5))
        .thenReturn(Optional.of(checkout(Checkout.State.PAID, null)));
    when(checkouts.unused(5)).thenReturn(Optional.of(new BigDecimal("130.00")));
    assertThat(drawn(page.page(visit, 5, false, response)))
        .contains("EUR\u00a0130.00 of it was paid already");
  }

  @Test
  void anAddressThatIsNoneOfTheWebIsNotFollowedAndNobodysPaymentIsNotShown() {
    CheckoutPage page = new CheckoutPage(checkouts, invoices);
    when(checkouts.of(anyLong(), eq(5L)))
        .thenReturn(Optional.of(checkout(Checkout.State.OPEN, "javascript:alert(1)")));
    MockHttpServletResponse response = new MockHttpServletResponse();
    assertThat(drawn(page.page(visit, 5, true, response))).doesNotContain("javascript");
    assertThat(response.getHeader("Refresh")).doesNotContain("javascript");
    when(checkouts.of(anyLong(), eq(6L))).thenReturn(Optional.empty());
    assertThatThrownBy(() -> page.page(visit, 6, false, response)).isInstanceOf(NotThere.class);
  }

  @Test
  void whereOnlinePaymentIsNotOfferedThePageSaysHowElse() {
    when(checkouts.offered(anyLong(), any())).thenReturn(false);
    assertThat(drawn(page().form(visit, group))).contains("Please pay by bank transfer");
    assertThat(send(Map.of(), first).getStatus().value()).isEqualTo(422);
  }

  private String drawn(ModelAndView page) {
    return templates.process(
        page.getViewName(),
        java.util.Set.of("main"),
        new Context(java.util.Locale.UK, page.getModel()));
  }
}
