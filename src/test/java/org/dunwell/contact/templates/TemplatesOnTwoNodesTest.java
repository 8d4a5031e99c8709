package org.dunwell.contact.templates;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.dunwell.DunwellTest;
import org.dunwell.TestLedger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** What is changed on one node is written with on the other. */
@DunwellTest
class TemplatesOnTwoNodesTest {

  private static final String NAME = "closing";

  @Autowired TestLedger ledger;
  @Autowired Templates here;
  @Autowired Catalogue catalogue;
  @Autowired TemplateVersions versions;
  @Autowired TransactionTemplate transaction;

  Templates there;

  @BeforeEach
  void aSecondNode() {
    ledger.begin();
    there = new Templates(catalogue, versions);
    there.text(NAME, "en");
  }

  @AfterEach
  void theWordsItCameWith() {
    here.useDefault(NAME, "en", "manager");
  }

  @Test
  void aChangeIsSeenAtTheNextUse() {
    here.save(NAME, "en", words("Yours, here"), null, "manager");
    assertThat(there.text(NAME, "en").body()).isEqualTo("Yours, here");
    transaction.executeWithoutResult(
        tx -> there.save(NAME, "en", words("Yours, there"), null, "manager"));
    assertThat(here.text(NAME, "en").body()).isEqualTo("Yours, there");
    here.useDefault(NAME, "en", "manager");
    assertThat(there.text(NAME, "en"))
        .isEqualTo(catalogue.defaults().get(new TemplateKey(NAME, "en")));
  }

  @Test
  void aChangeThatIsTakenBackIsSeenByNobody() {
    String before = here.text(NAME, "en").body();
    transaction.executeWithoutResult(
        tx -> {
          here.save(NAME, "en", words("Never said"), null, "manager");
          assertThat(here.text(NAME, "en").body()).isEqualTo("Never said");
          tx.setRollbackOnly();
        });
    assertThat(here.text(NAME, "en").body()).isEqualTo(before);
    assertThat(there.text(NAME, "en").body()).isEqualTo(before);
  }

  @Test
  void theSlowerOfTwoChangesAtOnceIsNotOverlooked() throws Exception {
    CountDownLatch written = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    ExecutorService managers = Executors.newFixedThreadPool(2);
    try {
      Future<?> slow =
          managers.submit(
              () ->
                  transaction.executeWithoutResult(
                      tx -> {
                        here.save(NAME, "en", words("The slower"), null, "manager");
                        written.countDown();
                        await(goOn);
                      }));
      await(written);
      Future<?> quick =
          managers.submit(() -> here.save(NAME, "de", words("Die schnellere"), null, "manager"));
      there.text(NAME, "de");
      goOn.countDown();
      slow.get();
      quick.get();
    } finally {
      managers.shutdown();
    }
    assertThat(there.text(NAME, "en").body()).isEqualTo("The slower");
    assertThat(there.text(NAME, "de").body()).isEqualTo("Die schnellere");
    here.useDefault(NAME, "de", "manager");
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  private static TemplateText words(String body) {
    return new TemplateText("", body);
  }
}
