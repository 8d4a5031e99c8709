package org.dunwell.receivables.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.dunwell.receivables.journal.JournalEcho.Pending;
import org.dunwell.receivables.journal.JournalEcho.Verdict;
import org.junit.jupiter.api.Test;

class JournalEchoTest {

  @Test
  void withoutEntriesTheSnapshotIsBelieved() {
    assertThat(judge("70", "40").open()).isEqualByComparingTo("40");
    assertThat(judge("40", "70").open()).isEqualByComparingTo("70");
  }

  @Test
  void whatIsNotPostedYetIsNotBroughtBack() {
    Verdict verdict = judge("70", "100", maybe(1, "30"));
    assertThat(verdict.open()).isEqualByComparingTo("70");
    assertThat(verdict.seen()).isEmpty();
  }

  @Test
  void whatIsPostedIsSeenUpToThePointThatFits() {
    assertThat(judge("50", "50", maybe(1, "30"), maybe(2, "20")).seen()).containsExactly(1L, 2L);
    assertThat(judge("50", "70", maybe(1, "30"), maybe(2, "20")).seen()).containsExactly(1L);
  }

  @Test
  void moneyThatCameInAtTheErpIsTakenBesideOurs() {
    assertThat(judge("70", "60", maybe(1, "30")).open()).isEqualByComparingTo("30");
    assertThat(judge("0", "60", maybe(1, "100")).open()).isEqualByComparingTo("0");
  }

  @Test
  void whatCameAfterTheFileIsNeverInIt() {
    Verdict verdict = judge("70", "70", new Pending(1, 1, new BigDecimal("30"), true, false));
    assertThat(verdict.open()).isEqualByComparingTo("40");
    assertThat(verdict.seen()).isEmpty();
  }

  @Test
  void whatWeTookBackStaysOpenThoughTheErpShowsItPaid() {
    assertThat(judge("100", "0", maybe(2, "-100")).open()).isEqualByComparingTo("100");
  }

  @Test
  void whatTheErpHasAcknowledgedIsInItsBooksWhenNothingElseFits() {
    Pending posted = new Pending(1, 1, new BigDecimal("30"), false, true);
    assertThat(judge("70", "60", posted).open()).isEqualByComparingTo("60");
  }

  private static Verdict judge(String open, String stated, Pending... pending) {
    return JournalEcho.judge(new BigDecimal(open), new BigDecimal(stated), List.of(pending));
  }

  private static Pending maybe(long id, String amount) {
    return new Pending(1, id, new BigDecimal(amount), false, false);
  }
}
