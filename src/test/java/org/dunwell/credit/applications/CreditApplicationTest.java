package org.dunwell.credit.applications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.dunwell.DunwellTest;
import org.dunwell.TestLedger;
import org.dunwell.contact.OutsideMailFailed;
import org.dunwell.credit.NewProspect;
import org.dunwell.credit.Parties;
import org.dunwell.credit.applications.form.AlreadyApplied;
import org.dunwell.credit.applications.form.NotWaitedFor;
import org.dunwell.credit.applications.needs.GrantsLimits;
import org.dunwell.credit.applications.needs.ScoresApplicant;
import org.dunwell.credit.applications.references.NewReference;
import org.dunwell.credit.applications.references.ReferenceAnswer;
import org.dunwell.credit.applications.references.TradeReference;
import org.dunwell.credit.applications.references.TradeReferences;
import org.dunwell.credit.bureaus.asking.BureauGaveNoReport;
import org.dunwell.platform.decisions.Decisions;
import org.dunwell.platform.time.DunwellClock;
import org.dunwell.receivables.Customer;
import org.dunwell.receivables.Customers;
import org.dunwell.receivables.SellingEntities;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The process credit-application: a test for every ending and every door. */
@DunwellTest
class CreditApplicationTest {

  @Autowired TestLedger ledger;
  @Autowired Applications applications;
  @Autowired ApplicantReports reports;
  @Autowired TradeReferences references;
  @Autowired ApplicationWait wait;
  @Autowired ApplicantAnswers answers;
  @Autowired ApplicationTurns turns;
  @Autowired ApplicationDecisions decisions;
  @Autowired ApplicationOutcomes outcomes;
  @Autowired ApplicationRetention retention;
  @Autowired ApplicationMapper mapper;
  @Autowired ApplicationPapers papers;
  @Autowired ApplicationLetters letters;
  @Autowired AccountOpening opening;
  @Autowired Dossier dossier;
  @Autowired Decisions tables;
  @Autowired SellingEntities entities;
  @Autowired Parties parties;
  @Autowired Customers customers;
  @Autowired TaskService tasks;
  @Autowired HistoryService history;
  @Autowired DunwellClock clock;
  @Autowired ApplicationEventPublisher events;
  @Autowired PlatformTransactionManager transactions;
  @Autowired TransactionTemplate transaction;

  @BeforeEach
  void emptyLedger() {
    ledger.begin();
  }

  @AfterEach
  void now() {
    clock.reset();
  }

  @Test
  void enoughReferencesGoToAPersonWhoApprovesAndAProspectBecomesACustomer() {
    Application application = submit("9000", 3);
    assertThat(application.state()).isEqualTo("references");
    assertThat(application.answersNeeded()).isEqualTo(2);
    assertThat(mails())
        .containsExactlyInAnyOrder(
            "credit-application-received",
            "trade-reference-request",
            "trade-reference-request",
            "trade-reference-request");

    answer(application, 0, 5, true);
    assertThat(state(application)).isEqualTo("references");
    answer(application, 1, 0, true);
    assertThat(state(application)).isEqualTo("deciding");
    // late, but still of use to whoever decides
    answer(application, 2, 40, true);

    decide(Map.of("decision", "approve", "limit", "8000", "customerNumber", "C-77", "note", "ok"));

    Application over = applications.byId(application.id());
    assertThat(over.state()).isEqualTo("approved");
    assertThat(over.granted()).isEqualByComparingTo("8000");
    Customer customer = customers.byNumber("C-77");
    assertThat(customer.name()).isEqualTo("Neue Welle GmbH");
    assertThat(customer.timeZone().getId()).isEqualTo("Europe/Berlin");
    assertThat(customers.contacts(customer.id()))
        .extracting("email")
        .containsExactly("ina@welle.example");
    assertThat(parties.byId(over.partyId()).customerId()).isEqualTo(customer.id());
    assertThat(ended()).contains("applicationApproved", "applicationOver");
    assertThat(mails()).contains("credit-application-approved");
  }

  @Test
  void referencesThatAreQuietAreRemindedOnceAndThenAPersonDecidesWithoutThem() {
    Application application = submit("9000", 2);
    wait.decline(references.of(application.id()).get(1).id());
    later(LocalDate.of(2026, 3, 9));
    assertThat(mails()).filteredOn("trade-reference-reminder"::equals).hasSize(1);
    assertThat(state(application)).isEqualTo("references");
    later(LocalDate.of(2026, 3, 14));
    assertThat(state(application)).isEqualTo("deciding");
    assertThat(mails()).filteredOn("trade-reference-reminder"::equals).hasSize(1);

    assertThatThrownBy(() -> decide(Map.of("decision", "decline")))
        .hasMessageContaining("Say in the note");
    decide(Map.of("decision", "decline", "note", "nobody knows it"));

    Application over = applications.byId(application.id());
    assertThat(over.state()).isEqualTo("declined");
    assertThat(over.keepUntil()).isEqualTo(LocalDate.of(2026, 3, 14).plusDays(180));
    String letter = letter("credit-application-declined");
    assertThat(letter).doesNotContain("nobody knows it").contains("On request");
    assertThat(ended()).contains("applicationDeclined");
  }

  @Test
  void nobodyIsWaitedForWhenNobodyWasNamedOrCanBeReached() {
    Application alone = submit("3000", 0);
    assertThat(state(alone)).isEqualTo("deciding");
    applications.withdraw(alone.id(), "collector");

    Application bounced = submit("3000", 1);
    long one = references.of(bounced.id()).get(0).id();
    transaction.executeWithoutResult(
        tx ->
            events.publishEvent(
                new OutsideMailFailed(
                    "application/%d/reference/%d".formatted(bounced.id(), one), "no such user")));
    assertThat(references.byId(one).state()).isEqualTo("unreachable");
    assertThat(state(bounced)).isEqualTo("deciding");
  }

  @Test
  void theApplicantIsAskedAndLookedAtAgainWithTheAnswerOrWithout() {
    Application application = submit("3000", 0);
    decide(Map.of("decision", "ask", "note", "Please send us your accounts."));
    assertThat(state(application)).isEqualTo("asked");
    assertThat(tasks.createTaskQuery().count()).isZero();
    assertThat(letter("credit-application-question")).contains("Please send us your accounts.");

    answers.add(application.id(), "Here they are", List.of(), "applicant");
    assertThat(state(application)).isEqualTo("deciding");

    decide(Map.of("decision", "ask", "note", "And of the year before?"));
    later(LocalDate.of(2026, 3, 17));
    assertThat(state(application)).isEqualTo("deciding");
    assertThat(ended()).contains("answerOverdue", "applicantAnswered");
  }

  @Test
  void whoWithdrawsTakesItsConsentBackAndNobodyIsAskedAnyMore() {
    Application application = submit("9000", 2);
    applications.withdraw(application.id(), NewApplication.APPLICANT);
    applications.withdraw(application.id(), NewApplication.APPLICANT);

    assertThat(state(application)).isEqualTo("withdrawn");
    assertThat(dossier.consent(application.id()).withdrawnAt()).isNotNull();
    long one = references.of(application.id()).get(0).id();
    assertThatThrownBy(() -> wait.answer(one, says(0, true))).isInstanceOf(NotWaitedFor.class);
    assertThat(ended()).contains("applicationWithdrawn");
    assertThat(mails()).filteredOn("credit-application-withdrawn"::equals).hasSize(1);
  }

  @Test
  void whatNobodyDecidesEndsByItself() {
    Application application = submit("3000", 0);
    later(LocalDate.of(2026, 3, 2).plusDays(46));
    assertThat(state(application)).isEqualTo("lapsed");
    assertThat(ended()).contains("applicationLapsed");
    assertThat(tasks.createTaskQuery().count()).isZero();
  }

  @Test
  void oneFormIsOneApplicationAndACustomerHasOneRunning() {
    String key = UUID.randomUUID().toString();
    assertThat(applications.submit(sent(key, "3000", 1)).id())
        .isEqualTo(applications.submit(sent(key, "3000", 1)).id());
    assertThat(ledger.count("credit.application")).isEqualTo(1);
    assertThat(ledger.count("credit.party")).isEqualTo(1);
    assertThat(mails()).hasSize(2);

    long customer = ledger.customer("C1");
    applications.submit(higher(customer, "a"));
    assertThatThrownBy(() -> applications.submit(higher(customer, "b")))
        .isInstanceOf(AlreadyApplied.class);
  }

  @Test
  void whatIsDoneAgainAfterACrashWritesNoSecondLetter() {
    Application application = submit("9000", 2);
    int written = mails().size();
    TradeReference one = references.of(application.id()).get(0);
    inOne(
        () -> {
          letters.received(application);
          letters.reference(application, one, false);
        });
    wait.ask(application.id());
    assertThat(mails()).hasSize(written);
  }

  @Test
  void aReferenceIsHeardOnce() {
    Application application = submit("9000", 3);
    answer(application, 0, 5, true);
    assertThatThrownBy(() -> answer(application, 0, 90, false)).isInstanceOf(NotWaitedFor.class);
    wait.decline(references.of(application.id()).get(0).id());
    assertThat(references.of(application.id()).get(0).daysLate()).isEqualTo(5);
    assertThat(references.of(application.id()).get(0).state()).isEqualTo("answered");
  }

  @Test
  void anAddressIsNotWrittenToByOneFormAfterTheOther() {
    for (int i = 0; i < 4; i++) {
      submit("9000", 1);
    }
    assertThat(mails()).filteredOn("trade-reference-request"::equals).hasSize(3);
    assertThat(ledger.count("credit.trade_reference where state = 'not-asked'")).isEqualTo(1);
  }

  @Test
  void whoEnteredItDoesNotDecideAndNobodyGetsMoreThanItAskedFor() {
    long customer = ledger.customer("C1");
    Application application = applications.submit(higher(customer, "a"));
    assertThat(application.createdBy()).isEqualTo("manager");
    ledger.work(); // the bureau's report arrives
    assertThatThrownBy(() -> decide(Map.of("decision", "approve")))
        .hasMessageContaining("another credit manager");
    assertThatThrownBy(
            () ->
                decisions.decide(
                    application.id(),
                    new ApplicationDecisions.Answer(
                        "approve", new BigDecimal("20001"), null, null, null, "admin")))
        .hasMessageContaining("more than it asked for");
  }

  @Test
  void aDoubleAndANumberOfAnotherShapeAreUnclear() {
    submit("3000", 0);
    Application second = submit("3000", 0);
    assertThat(dossier.checks(second.id()))
        .anySatisfy(
            check -> {
              assertThat(check.name()).isEqualTo("Known already");
              assertThat(check.outcome()).isEqualTo("unclear");
              assertThat(check.words()).contains("registration number");
            })
        .anySatisfy(
            check -> {
              assertThat(check.name()).isEqualTo("Sanctions");
              assertThat(check.outcome()).isEqualTo("not-done");
            });
  }

  @Test
  void theTableApprovesWhatIsSmallAndDeclinesWhatIsHopeless() {
    Application small = submit("3000", 0);
    ApplicationAssessment fair = assessing(62, "B", "3000");
    fair.score(small.id());
    fair.propose(small.id());
    fair.choose(small.id());
    assertThat(turns.needsPerson(small.id())).isFalse();
    assertThat(turns.isApproved(small.id())).isTrue();
    outcomes.open(small.id());
    assertThat(applications.byId(small.id()).granted()).isEqualByComparingTo("3000");
    assertThat(applications.byId(small.id()).decidedBy()).isEqualTo("system");

    ledger.update(
        "update credit.party set registration_number = null, name = 'Other', email = 'x'");
    ledger.update("update receivables.customer set name = 'Old'");
    Application hopeless = submit("3000", 0);
    ApplicationAssessment poor = assessing(10, "E", "0");
    poor.score(hopeless.id());
    poor.propose(hopeless.id());
    poor.choose(hopeless.id());
    assertThat(turns.needsPerson(hopeless.id())).isFalse();
    assertThat(turns.isApproved(hopeless.id())).isFalse();
    outcomes.decline(hopeless.id());
    assertThat(state(hopeless)).isEqualTo("declined");
  }

  @Test
  void aBureauThatIsDownStopsNothing() {
    Application application = submit("9000", 1);
    ApplicantReports down =
        new ApplicantReports(
            mapper,
            wait,
            new OutsideAnswers(dossier, transactions),
            (party, cause, by) -> {
              ledger.update("update credit.party set website = 'half'");
              throw new IllegalStateException("connection refused");
            });
    transaction.executeWithoutResult(tx -> down.ask(application.id()));
    assertThat(applications.byId(application.id()).bureau()).isEqualTo("failed");
    assertThat(ledger.count("credit.party where website = 'half'")).isZero();
  }

  @Test
  void aCompanyThatTheBureauDoesNotKnowGoesToAPersonAtOnce() {
    Application sent = applications.submit(sent("stranger", "3000", 0));
    assertThat(applications.byId(sent.id()).bureau()).isEqualTo("asked");
    assertThat(state(sent)).isEqualTo("references");

    inOne(() -> events.publishEvent(new BureauGaveNoReport(sent.partyId(), "sandbox", "unknown")));

    Application application = applications.byId(sent.id());
    assertThat(application.bureau()).isEqualTo("unknown");
    assertThat(application.state()).isEqualTo("deciding");
    assertThat(
            ledger.one(
                String.class,
                "select inputs::text from platform.decision where id = ?",
                application.verdictDecisionId()))
        .contains("unknown");
    String task =
        tasks.createTaskQuery().taskDefinitionKey("decideApplication").singleResult().getId();
    assertThat(tasks.getVariable(task, "facts").toString()).contains("NOT KNOWN AT THE BUREAU");
  }

  @Test
  void aboveOnesAuthorityASecondManagerHasToAgree() {
    GrantsLimits strict = new TwoManagers();
    ApplicationDecisions deciding =
        new ApplicationDecisions(mapper, dossier, opening, entities, strict, clock);
    ApplicationOutcomes after =
        new ApplicationOutcomes(mapper, papers, letters, dossier, opening, parties, strict, clock);
    Application application = submit("90000", 0);
    inOne(() -> deciding.decide(application.id(), less("admin")));
    // what one has agreed to is not what the other one grants
    inOne(() -> deciding.decide(application.id(), yes("manager")));
    assertThat(turns.needsAnother(application.id())).isTrue();
    assertThatThrownBy(() -> deciding.decide(application.id(), yes("manager")))
        .hasMessageContaining("agreed already");
    inOne(() -> deciding.decide(application.id(), yes("admin")));
    assertThat(turns.needsAnother(application.id())).isFalse();
    inOne(() -> after.open(application.id()));
    assertThat(((TwoManagers) strict).granted.by()).isEqualTo("admin");
    assertThat(((TwoManagers) strict).granted.first()).isEqualTo("manager");
  }

  @Test
  void whatCameToNothingIsForgottenInTime() {
    Application application = submit("9000", 2);
    applications.withdraw(application.id(), NewApplication.APPLICANT);
    ledger.work();
    LocalDate until = applications.byId(application.id()).keepUntil();

    retention.run(java.time.ZoneOffset.UTC, until);
    assertThat(ledger.count("credit.application")).isEqualTo(1);
    retention.run(java.time.ZoneOffset.UTC, until.plusDays(1));

    assertThat(ledger.count("credit.application")).isZero();
    assertThat(ledger.count("credit.trade_reference")).isZero();
    assertThat(ledger.count("contact.message")).isZero();
    assertThat(ledger.count("credit.application_tombstone where state = 'withdrawn'")).isEqualTo(1);
    assertThat(ledger.one(String.class, "select to_jsonb(p)::text from credit.party p"))
        .doesNotContain("Welle")
        .doesNotContain("welle.example");
  }

  /** Grants nothing of which not two are sure. */
  private static final class TwoManagers implements GrantsLimits {

    private Grant granted;

    @Override
    public Optional<Proposed> propose(Request request, String by) {
      return Optional.empty();
    }

    @Override
    public boolean needsAnother(Grant grant) {
      return true;
    }

    @Override
    public void grant(Grant grant) {
      granted = grant;
    }
  }

  private ApplicationAssessment assessing(int points, String creditClass, String limit) {
    ScoresApplicant scorer =
        (party, cause) -> Optional.of(new ScoresApplicant.Scored(points, creditClass, null));
    GrantsLimits granter =
        new GrantsLimits() {
          @Override
          public Optional<Proposed> propose(Request request, String by) {
            return Optional.of(new Proposed(1L, new BigDecimal(limit), "by the test", null));
          }

          @Override
          public boolean needsAnother(Grant grant) {
            return false;
          }

          @Override
          public void grant(Grant grant) {}
        };
    return new ApplicationAssessment(
        mapper,
        references,
        dossier,
        tables,
        entities,
        scorer,
        granter,
        new OutsideAnswers(dossier, transactions)) {

      @Override
      public void score(long id) {
        inOne(() -> super.score(id));
      }

      @Override
      public void propose(long id) {
        inOne(() -> super.propose(id));
      }

      @Override
      public void choose(long id) {
        inOne(() -> super.choose(id));
      }
    };
  }

  private void inOne(Runnable work) {
    transaction.executeWithoutResult(tx -> work.run());
  }

  private static ApplicationDecisions.Answer less(String by) {
    return new ApplicationDecisions.Answer(
        "approve", new BigDecimal("60000"), null, null, null, by);
  }

  private ApplicationDecisions.Answer yes(String by) {
    return new ApplicationDecisions.Answer("approve", null, null, null, null, by);
  }

  private Application submit(String amount, int named) {
    Application sent = applications.submit(sent(UUID.randomUUID().toString(), amount, named));
    // where a bureau is asked, it answers at once
    reports.arrived(List.of(sent.partyId()));
    return applications.byId(sent.id());
  }

  private NewApplication sent(String key, String amount, int named) {
    List<NewReference> all =
        List.of(
            new NewReference("Alpha GmbH", "Al Pha", "ar@alpha.example"),
            new NewReference("Beta AG", null, "ar@beta.example"),
            new NewReference("Gamma KG", null, "ar@gamma.example"));
    return new NewApplication(
        "form/" + key,
        NewApplication.Applicant.of(
            new NewProspect(
                "Neue Welle GmbH",
                "Hafenstr. 2",
                "20457",
                "Hamburg",
                "DE",
                "en",
                "EUR",
                "HRB 12345",
                null,
                "other",
                "Ina Welle",
                "ina@welle.example",
                null,
                null)),
        new Wish(new BigDecimal(amount), "EUR", 30, null),
        all.subList(0, named),
        List.of(),
        new NewApplication.GivenConsent(dossier.wording("en").version(), "en", "192.0.2.1"),
        "form",
        NewApplication.APPLICANT);
  }

  private NewApplication higher(long customer, String key) {
    return new NewApplication(
        key,
        new NewApplication.Applicant(customer, null, null),
        new Wish(new BigDecimal("20000"), "EUR", 30, null),
        List.of(),
        List.of(),
        new NewApplication.GivenConsent(dossier.wording("en").version(), "en", null),
        "person",
        "manager");
  }

  private void answer(Application application, int which, int daysLate, boolean again) {
    wait.answer(references.of(application.id()).get(which).id(), says(daysLate, again));
  }

  private static ReferenceAnswer says(int daysLate, boolean again) {
    return new ReferenceAnswer(
        2019, new BigDecimal("8000"), "EUR", 30, daysLate, again, null, "192.0.2.9");
  }

  private void decide(Map<String, Object> form) {
    String task =
        tasks.createTaskQuery().taskDefinitionKey("decideApplication").singleResult().getId();
    tasks.setAssignee(task, "manager");
    tasks.complete(task, form);
  }

  /** All that is due by then, in one go. */
  private void later(LocalDate day) {
    clock.standAt(day.atTime(9, 0).toInstant(java.time.ZoneOffset.UTC));
    ledger.work();
  }

  private String state(Application application) {
    return applications.byId(application.id()).state();
  }

  private List<String> ended() {
    return history.createHistoricActivityInstanceQuery().finished().list().stream()
        .map(HistoricActivityInstance::getActivityId)
        .toList();
  }

  private List<String> mails() {
    return List.of(
        ledger
            .one(
                String.class,
                "select coalesce(string_agg(template, ',' order by id), '') from contact.message")
            .split(","));
  }

  private String letter(String template) {
    return ledger.one(
        String.class, "select body_text from contact.message where template = ?", template);
  }
}
