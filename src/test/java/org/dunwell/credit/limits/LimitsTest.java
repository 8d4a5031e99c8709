package org.dunwell.credit.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.dunwell.TestLedger.TODAY;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.dunwell.DunwellTest;
import org.dunwell.TestLedger;
import org.dunwell.credit.Parties;
import org.dunwell.credit.exposure.Exposures;
import org.dunwell.credit.insurance.Covers;
import org.dunwell.credit.insurance.NewCover;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.Money;
import org.dunwell.platform.Multipart;
import org.dunwell.platform.decisions.StoredDecisions;
import org.dunwell.platform.security.TestPeople;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** From a wish for a limit to one in force, explained for ever. */
@DunwellTest
class LimitsTest {

  private static final String COLLECTOR = TestPeople.COLLECTOR;
  private static final String MANAGER = TestPeople.MANAGER;
  private static final String OTHER = "model.manager.two";
  private static final String TABLE = "credit-limit";

  @Autowired TestLedger ledger;
  @Autowired TestPeople people;
  @Autowired org.dunwell.platform.security.Users users;
  @Autowired CreditLimits limits;
  @Autowired LimitExplanations explanations;
  @Autowired StoredDecisions decisions;
  @Autowired Exposures exposures;
  @Autowired Covers covers;
  @Autowired Parties parties;
  @Autowired TaskService tasks;
  @Autowired RuntimeService runtime;
  @Autowired ObjectMapper json;

  @LocalServerPort int port;

  private long customer;
  private long party;

  @BeforeEach
  void aCustomer() {
    ledger.begin();
    people.ensure();
    users.ensure(OTHER, TestPeople.PASSWORD, "Milo", "Model", "credit-managers");
    customer = ledger.customer("C1");
    party = parties.ofCustomer(customer).id();
  }

  @Test
  void withNothingKnownTheTableSaysSoAndTheCapOfTheClassCounts() {
    LimitProposal proposal = limits.propose(party, "new customer", COLLECTOR);
    assertThat(proposal.state()).isEqualTo("granted");
    assertThat(proposal.amount()).isEqualTo(eur("2500"));
    LimitExplanations.Explanation why = explanations.of(proposal.decisionId());
    assertThat(why.rows())
        .extracting(row -> row.why())
        .contains(
            "Net worth and working capital are unknown: capacity does not count.",
            "What it buys is unknown: need does not count.",
            "There is no cover: insurance does not count.");
    assertThat(why.parts())
        .filteredOn(part -> part.amount() != null)
        .extracting(LimitExplanations.Part::name)
        .containsExactly("policyCap");
    assertThat(limits.on(party, TODAY))
        .get()
        .extracting(CreditLimit::approvedBy)
        .isEqualTo(COLLECTOR);
  }

  @Test
  void theNeedIsWhatItBuysInTheDaysUntilItPays() {
    // 2 invoices in a year, 1,200 in all: 100 a month; 30 days and 15 late
    paidLate(ledger.invoice(customer, "R-1", "600.00", 100));
    paidLate(ledger.invoice(customer, "R-2", "600.00", 60));
    assertThat(limits.propose(party, "review", COLLECTOR).proposed()).isEqualTo(eur("150"));
  }

  private void paidLate(long invoice) {
    ledger.update(
        """
        update receivables.invoice
        set state = 'paid', open_amount = 0, closed_on = due_on + 15
        where id = ?
        """,
        invoice);
  }

  @Test
  void aCoverCountsWithWhatWeBearOurselves() {
    covers.enter(
        new NewCover(
            party,
            "Hafen Kredit",
            "P-77",
            eur("1000"),
            BigDecimal.TEN,
            TODAY,
            TODAY.plusYears(1),
            60,
            90,
            90),
        MANAGER);
    assertThat(limits.propose(party, "review", COLLECTOR).proposed()).isEqualTo(eur("1100"));
  }

  @Test
  void aboveItsAuthorityAManagerDecidesAndTheProposerDoesNot() {
    LimitProposal asked = limits.propose(wish("10000", COLLECTOR));
    assertThat(asked.state()).isEqualTo("proposed");
    assertThat(limits.on(party, TODAY)).isEmpty();
    assertThat(tasks.getVariable(task().getId(), "proposal").toString())
        .contains("10,000.00 EUR", "a test");
    assertThat(tasks.getVariable(task().getId(), "explanation").toString())
        .contains("capacity does not count");
    assertThatThrownBy(() -> decide(COLLECTOR, Map.of("decision", "approve")))
        .hasStackTraceContaining("Credit managers decide");
    assertThatThrownBy(() -> decide(MANAGER, Map.of("decision", "refuse")))
        .hasStackTraceContaining("Say in the note");
    decide(MANAGER, Map.of("decision", "approve", "note", "Known for years"));
    assertThat(limits.on(party, TODAY))
        .get()
        .satisfies(
            limit -> {
              assertThat(limit.amount()).isEqualTo(eur("10000"));
              assertThat(limit.approvedBy()).isEqualTo(MANAGER);
              assertThat(limit.note()).isEqualTo("Known for years");
            });
    assertThat(runtime.createProcessInstanceQuery().processDefinitionKey("limit-approval").count())
        .isZero();
  }

  @Test
  void aboveFiftyThousandTwoManagersAgree() {
    limits.propose(wish("60000", COLLECTOR));
    decide(MANAGER, Map.of("decision", "approve"));
    assertThat(limits.on(party, TODAY)).isEmpty();
    assertThatThrownBy(() -> decide(MANAGER, Map.of("decision", "approve")))
        .hasStackTraceContaining("You have agreed");
    decide(OTHER, Map.of("decision", "approve"));
    assertThat(limits.on(party, TODAY)).isPresent();
    limits.propose(wish("70000", MANAGER));
    decide(OTHER, Map.of("decision", "approve"));
    assertThat(limits.on(party, TODAY))
        .get()
        .extracting(CreditLimit::amount)
        .isEqualTo(eur("70000"));
  }

  @Test
  void aRefusedOneChangesNothingAndALaterWishTakesThePlaceOfAnOpenOne() {
    limits.propose(wish("10000", COLLECTOR));
    decide(MANAGER, Map.of("decision", "refuse", "note", "Too much"));
    assertThat(limits.proposals(party)).extracting(LimitProposal::state).containsExactly("refused");
    limits.propose(wish("9000", COLLECTOR));
    limits.propose(wish("8000", COLLECTOR));
    assertThat(limits.proposals(party))
        .extracting(LimitProposal::state)
        .containsExactly("proposed", "withdrawn", "refused");
    assertThat(tasks.createTaskQuery().taskDefinitionKey("approveLimit").count()).isOne();
    assertThat(limits.history(party)).isEmpty();
  }

  @Test
  void whoeverAsksAgainBecauseNoAnswerCameGetsWhatCameOfTheFirstWish() {
    LimitProposal granted = limits.propose(wish("1000", COLLECTOR), "form-1");
    assertThat(limits.propose(wish("1000", COLLECTOR), "form-1")).isEqualTo(granted);
    LimitProposal asked = limits.propose(wish("10000", COLLECTOR), "form-2");
    decide(MANAGER, Map.of("decision", "refuse", "note", "too much"));
    assertThat(limits.propose(wish("10000", COLLECTOR), "form-2").state()).isEqualTo("refused");
    assertThat(limits.propose(wish("10000", MANAGER), "form-2").id()).isNotEqualTo(asked.id());
    assertThat(limits.history(party)).hasSize(2);
    assertThatThrownBy(() -> limits.propose(wish("1", COLLECTOR), "k".repeat(101)))
        .isInstanceOf(LimitNotAllowed.class);
  }

  @Test
  void aTemporaryLimitFallsBackByItself() {
    limits.propose(wish("1000", MANAGER));
    limits.propose(until("5000", TODAY.plusDays(3)));
    assertThat(limits.on(party, TODAY))
        .get()
        .extracting(CreditLimit::amount)
        .isEqualTo(eur("5000"));
    assertThat(limits.on(party, TODAY.plusDays(3)))
        .get()
        .extracting(CreditLimit::temporary)
        .isEqualTo(true);
    ledger.walkTo(TODAY.plusDays(4));
    assertThat(exposures.of(party).limit()).isEqualTo(eur("1000"));
    assertThat(limits.history(party)).hasSize(2);
    assertThatThrownBy(() -> limits.propose(until("1", TODAY.plusDays(3))))
        .isInstanceOf(BrokenRule.class);
  }

  @Test
  void everyLimitIsExplainedForEverWhateverBecomesOfTheTable() throws Exception {
    LimitProposal granted = limits.propose(party, "new customer", COLLECTOR);
    String version = explanations.of(granted.decisionId()).version();
    String model = Files.readString(Path.of("rules/credit-limit.dmn"));
    String examples = Files.readString(Path.of("rules/credit-limit.examples.csv"));
    try {
      for (String cap : List.of("2600", "2700", "2800")) {
        HttpResponse<String> answer =
            new Multipart()
                .file(
                    "model",
                    "x.dmn",
                    model.replace("<text>2500</text>", "<text>" + cap + "</text>"))
                .file("examples", "x.csv", examples.replace("2500", cap))
                .field("note", "To " + cap)
                .post(address("/api/rules/" + TABLE), MANAGER, TestPeople.PASSWORD);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
      }
      LimitProposal now = limits.propose(party, "again", MANAGER);
      assertThat(now.proposed()).isEqualTo(eur("2800"));
      assertThat(explanations.of(now.decisionId()).version()).isNotEqualTo(version);
      assertThat(decisions.again(granted.decisionId()).version()).isEqualTo(version);
      assertThat(
              new BigDecimal(
                  decisions.again(granted.decisionId()).output().get("amount").toString()))
          .isEqualByComparingTo("2500");
      for (CreditLimit limit : limits.history(party)) {
        assertThat(explanations.holds(limit.decisionId())).as(limit.cause()).isTrue();
        assertThat(explanations.of(limit.decisionId()).rows()).isNotEmpty();
        assertThat(explanations.of(limit.decisionId()).inputs()).containsKey("creditClass");
      }
    } finally {
      new Multipart()
          .field("note", "As shipped")
          .post(
              address("/api/rules/%s/versions/%s/live".formatted(TABLE, version)),
              MANAGER,
              TestPeople.PASSWORD);
    }
    assertThat(limits.propose(party, "back", MANAGER).proposed()).isEqualTo(eur("2500"));
  }

  private NewLimit wish(String amount, String by) {
    return new NewLimit(party, "own", "a test", new BigDecimal(amount), "open", 30, null, null, by);
  }

  private NewLimit until(String amount, LocalDate day) {
    return new NewLimit(
        party, "own", "a season", new BigDecimal(amount), "open", 30, null, day, MANAGER);
  }

  private Task task() {
    return tasks.createTaskQuery().taskDefinitionKey("approveLimit").singleResult();
  }

  private void decide(String by, Map<String, Object> form) {
    Task task = task();
    tasks.setAssignee(task.getId(), by);
    tasks.complete(task.getId(), form);
  }

  private String address(String path) {
    return "http://localhost:" + port + path;
  }

  private static Money eur(String amount) {
    return Money.of(amount, "EUR");
  }
}
