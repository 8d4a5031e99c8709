package org.dunwell.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.dunwell.DunwellTest;
import org.dunwell.TestLedger;
import org.dunwell.platform.Timeline.Search;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a collector reads of a customer: what happened, each thing once, and what it is about. */
@DunwellTest
class CustomerStoryTest {

  @Autowired TestLedger ledger;
  @Autowired Story story;

  private long customer;

  /** Three late invoices, reminded by one letter. */
  @BeforeEach
  void threeInvoicesInOneLetter() {
    ledger.begin();
    customer = ledger.customer("ALDER");
    for (int i = 1; i <= 3; i++) {
      ledger.invoice(customer, "A-10" + i, "100.00", 3);
    }
    ledger.work();
    ledger.walkTo(TestLedger.TODAY.plusDays(1));
  }

  @Test
  void oneLetterAboutThreeInvoicesIsToldOnceAndNamesThem() {
    List<Story.Line> letters = lines(new Search("reminder was sent", null, false));
    assertThat(letters).hasSize(1);
    assertThat(letters.get(0).invoices())
        .extracting(CustomerPageMapper.InvoiceName::number)
        .containsExactlyInAnyOrder("A-101", "A-102", "A-103");
  }

  @Test
  void whatTheRulesChoseIsToldOnlyToWhoeverAsks() {
    assertThat(lines(new Search(null, null, false)))
        .isNotEmpty()
        .noneMatch(line -> line.kind().equals("decision"));
    assertThat(lines(new Search(null, null, true)))
        .filteredOn(line -> line.kind().equals("decision"))
        .hasSizeGreaterThanOrEqualTo(3)
        .allMatch(line -> line.decision() != null && line.invoices().size() == 1);
  }

  private List<Story.Line> lines(Search wanted) {
    return story.ofCustomers(List.of(customer), wanted).lines();
  }
}
