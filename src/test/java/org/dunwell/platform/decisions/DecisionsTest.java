package org.dunwell.platform.decisions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.dunwell.DunwellTest;
import org.dunwell.platform.database.CleanSlate;
import org.dunwell.platform.decisions.Decisions.Question;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DunwellTest
class DecisionsTest {

  private static final Map<String, Object> MAIL_AT_NINE =
      Map.of(
          "channel",
          "email",
          "localHour",
          9,
          "dayKind",
          "working",
          "touchesLast7Days",
          0,
          "contactedToday",
          false,
          "consent",
          true,
          "reachable",
          true);

  record Permission(String answer) {}

  enum Verdict {
    allowed,
    later
  }

  record Narrow(Verdict answer) {}

  record Picky(String answer) {
    Picky {
      throw new IllegalArgumentException("never pleased");
    }
  }

  record Other(int waitDays) {}

  @Autowired CleanSlate cleanSlate;
  @Autowired Decisions decisions;
  @Autowired JdbcClient jdbc;

  @BeforeEach
  void clean() {
    cleanSlate.wipe();
  }

  @Test
  void aDecisionIsStoredWithItsModelItsInputsAndTheRowsThatFired() {
    Decision<Permission> decision =
        decisions.decide("contact-policy", about("customer/1"), Permission.class);

    assertThat(decision.output().answer()).isEqualTo("allowed");
    assertThat(decision.fired())
        .extracting(Decision.FiredRow::rowId)
        .containsExactly("contactPolicy.mailHours");
    assertThat(
            jdbc.sql(
                    """
                    select count(*)
                    from platform.decision d
                    join platform.decision_model m
                      on m.decision = d.decision and m.version = d.version
                    where d.id = ?
                      and d.subject = 'customer/1'
                      and d.inputs ->> 'localHour' = '9'
                      and d.output ->> 'answer' = 'allowed'
                      and d.fired -> 0 ->> 'rowId' = 'contactPolicy.mailHours'
                      and d.fired -> 0 ->> 'why' like 'E-mail between%'
                    """)
                .param(decision.id())
                .query(Long.class)
                .single())
        .isEqualTo(1);
  }

  @Test
  void manyDecisionsAreStoredInOrderUnderIdsOfTheirOwn() {
    List<Question> questions =
        IntStream.range(0, 2_345).mapToObj(n -> about("customer/" + n)).toList();

    List<Decision<Permission>> all =
        decisions.decideAll("contact-policy", questions, Permission.class);

    assertThat(all).extracting(Decision::id).doesNotHaveDuplicates().hasSize(2_345);
    assertThat(
            jdbc.sql("select subject from platform.decision where id = ?")
                .param(all.get(2_000).id())
                .query(String.class)
                .single())
        .isEqualTo("customer/2000");
  }

  @Test
  void aPreviewStoresNothingUntilItIsStored() {
    Decision<Permission> preview =
        decisions.preview("contact-policy", about("customer/1"), Permission.class);
    assertThat(preview.id()).isZero();
    assertThat(stored()).isZero();

    Decision<Permission> kept = decisions.store(List.of(preview), List.of("customer/1")).get(0);
    assertThat(kept.id()).isPositive();
    assertThat(kept.output()).isEqualTo(preview.output());
    assertThat(stored()).isEqualTo(1);
  }

  @Test
  void aMissingInputIsRefusedAndNamed() {
    Map<String, Object> inputs = new HashMap<>(MAIL_AT_NINE);
    inputs.remove("consent");
    assertThatThrownBy(() -> ask(inputs, Permission.class))
        .isInstanceOf(DecisionFailed.class)
        .hasMessageContaining("consent");
  }

  @Test
  void aValueTheModelDoesNotAllowIsRefusedAndTheAllowedOnesAreNamed() {
    Map<String, Object> inputs = new HashMap<>(MAIL_AT_NINE);
    inputs.put("channel", "pigeon");
    assertThatThrownBy(() -> ask(inputs, Permission.class))
        .isInstanceOf(DecisionFailed.class)
        .hasMessageContaining("pigeon")
        .hasMessageContaining("email");
  }

  @Test
  void anUnknownModelIsRefused() {
    assertThatThrownBy(() -> decisions.decide("horoscope", about("customer/1"), Permission.class))
        .isInstanceOf(DecisionFailed.class)
        .hasMessageContaining("horoscope")
        .hasMessageContaining("treatment");
  }

  @Test
  void theRecordOfTheAnswerHasTheLastWord() {
    assertThat(ask(MAIL_AT_NINE, Narrow.class).output().answer()).isEqualTo(Verdict.allowed);
    assertThatThrownBy(() -> ask(MAIL_AT_NINE, Picky.class))
        .isInstanceOf(DecisionFailed.class)
        .hasMessageContaining("never pleased");
    assertThatThrownBy(() -> ask(MAIL_AT_NINE, Other.class))
        .isInstanceOf(DecisionFailed.class)
        .hasMessageContaining("waitDays");
    Map<String, Object> refused = new HashMap<>(MAIL_AT_NINE);
    refused.put("consent", false);
    assertThatThrownBy(() -> ask(refused, Narrow.class))
        .isInstanceOf(DecisionFailed.class)
        .hasMessageContaining("never");
  }

  private <T> Decision<T> ask(Map<String, Object> inputs, Class<T> type) {
    return decisions.preview("contact-policy", new Question("customer/1", inputs), type);
  }

  private static Question about(String subject) {
    return new Question(subject, MAIL_AT_NINE);
  }

  private long stored() {
    return jdbc.sql("select count(*) from platform.decision").query(Long.class).single();
  }
}
