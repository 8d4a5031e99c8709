package org.dunwell.sandbox.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.stripe.StripeClient;
import com.stripe.model.checkout.Session;
import java.time.Duration;
import java.time.Instant;
import org.dunwell.DunwellTest;
import org.dunwell.payments.stripe.StripeKeys;
import org.dunwell.platform.database.CleanSlate;
import org.dunwell.platform.time.DunwellClock;
import org.dunwell.platform.time.TimeMachine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.servlet.MockMvc;

/** The counterparty inside the sandbox: on its time, and forgotten with it. */
@DunwellTest
class StripeInSandboxTest {

  private static final Instant START = Instant.parse("2026-03-02T08:00:00Z");

  @Autowired StripeKeys keys;
  @Autowired StripeServer server;
  @Autowired CleanSlate slate;
  @Autowired DunwellClock clock;
  @Autowired TimeMachine machine;
  @Autowired MockMvc web;
  @LocalServerPort int port;

  @AfterEach
  void letTheClockRun() {
    clock.reset();
  }

  @Test
  void aDebitSettlesOnItsDayOfAWalkAndAnEmptiedLedgerForgetsIt() throws Exception {
    clock.standAt(START);
    slate.wipe();
    StripeKeys.Account account = keys.account("DE").orElseThrow();
    StripeClient stripe =
        StripeClient.builder().setApiKey(account.secretKey()).setApiBase(keys.apiBase()).build();
    var hooks = stripe.v1().webhookEndpoints().list().getData();
    assertThat(hooks).extracting("url").contains("http://127.0.0.1:" + port + "/hooks/stripe");

    try (Merchant merchant = new Merchant(keys.apiBase(), account.secretKey())) {
      assertThat(merchant.secret()).isEqualTo(account.webhookSecret());
      var sessions = stripe.v1().checkout().sessions();
      Session session = sessions.create(StripeServerTest.wanted("eur", 70000).build());
      merchant.pay(session, "sepa_debit", "AT611904300234573201");
      assertThat(sessions.retrieve(session.getId()).getPaymentStatus()).isEqualTo("unpaid");

      machine.walk(Duration.ofDays(5));

      assertThat(sessions.retrieve(session.getId()).getPaymentStatus()).isEqualTo("paid");
      assertThat(merchant.await("checkout.session.async_payment_succeeded").getCreated())
          .isEqualTo(START.plus(Duration.ofDays(3)).getEpochSecond());
      slate.wipe();
      assertThat(stripe.v1().charges().list().getData()).isEmpty();
      assertThat(stripe.v1().webhookEndpoints().list().getData())
          .extracting("url")
          .contains(merchant.hook());
      merchant.leave();
    }
  }

  @Test
  void theYellowBarLeadsToItsPages() throws Exception {
    web.perform(get("/sandbox/payments").with(user("collector")))
        .andExpect(status().isFound())
        .andExpect(header().string("Location", server.publicUrl() + "/"));
  }
}
