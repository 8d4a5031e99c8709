package org.dunwell.platform.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.dunwell.platform.decisions.Walk.Delays;
import org.dunwell.platform.decisions.Walk.Step;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The ladders, lived day by day from the due date to the fourth month. */
class TreatmentLadderTest {

  /** A letter goes on the day it is asked for and is known of the next morning, as does a call. */
  private static final Delays SWIFT = new Delays(0, 0, 1);

  /** Weekends, holidays, a full week of mails, a busy desk. */
  private static final Delays SLOW = new Delays(3, 2, 5);

  private static final int LAST_DAY = 120;
  private static final int A_MONTH = 30;
  private static final int CLOSEST_LETTERS = 4;
  private static final List<String> TONES = List.of("friendly", "firm", "urgent", "final");

  private static final Predicate<Step> FINAL_LETTER =
      step -> isLetter(step) && step.tone().equals("final");

  private static Model treatment;

  record Customer(String segment, String riskClass, String reachableBy, int firstDay) {}

  @BeforeAll
  static void compile() {
    treatment = ModelFiles.compile("treatment");
  }

  /** Everybody: each segment and risk class, first seen early or late, reachable in each way. */
  private static List<Customer> customers() {
    List<Customer> customers = new ArrayList<>();
    for (String segment : List.of("key-account", "standard", "small")) {
      for (String riskClass : List.of("low", "medium", "high")) {
        for (int firstDay : List.of(1, 9, 16, 23, 33, 70)) {
          for (String reachableBy : List.of("both", "writing", "phone")) {
            customers.add(new Customer(segment, riskClass, reachableBy, firstDay));
          }
        }
      }
    }
    return customers;
  }

  @Test
  void theStandardLadderIsTheOneInUse() {
    assertThat(walk("standard", "medium", SWIFT).steps())
        .startsWith(
            new Step(2, "sendReminder", "friendly"),
            new Step(8, "sendReminder", "friendly"),
            new Step(15, "requestCall", "firm"),
            new Step(22, "sendReminder", "firm"),
            new Step(31, "requestEscalation", "urgent"),
            new Step(46, "sendReminder", "final"),
            new Step(60, "requestHandover", "final"),
            new Step(62, "requestCall", "final"));
  }

  @Test
  void theCallIsAskedForOnDayFifteenHoweverSlowThePost() {
    for (int letter = 0; letter < 7; letter++) {
      Delays delays = new Delays(letter, 1, 1);
      assertThat(walk("standard", "low", delays).days("requestCall")).startsWith(15);
      assertThat(walk("standard", "medium", delays).days("requestCall")).startsWith(15);
      assertThat(walk("small", "medium", delays).days("requestCall")).startsWith(15);
    }
  }

  @Test
  void theFinalDemandGoesOnPaperAndNobodyIsHandedOverWithoutOne() {
    assertThat(walk("standard", "medium", SWIFT).channels())
        .startsWith("email", "email", "email", "letter");
    assertThat(customers())
        .filteredOn(customer -> !customer.reachableBy().equals("phone"))
        .allSatisfy(
            customer -> {
              List<Step> steps = walk(customer, SLOW).steps();
              List<Step> before =
                  steps.stream()
                      .takeWhile(step -> !step.action().equals("requestHandover"))
                      .toList();
              assertThat(before.size() == steps.size() || before.stream().anyMatch(FINAL_LETTER))
                  .isTrue();
            });
  }

  @Test
  void whoHasNoEmailGetsTheSameLadderOnPaper() {
    Walk paper =
        new Walk(treatment, "standard", "medium")
            .with("emailUsable", false)
            .from(1, LAST_DAY, SWIFT);
    assertThat(paper.channels()).containsOnly("letter");
    assertThat(paper.steps()).isEqualTo(walk("standard", "medium", SWIFT).steps());
  }

  @Test
  void aHandOverIsDecidedForEveryoneButKeyAccountsAndTrifles() {
    assertThat(customers())
        .allSatisfy(
            customer -> {
              boolean personal =
                  customer.segment().equals("key-account") && !customer.riskClass().equals("high");
              assertThat(walk(customer, SLOW).days("requestHandover").isEmpty())
                  .isEqualTo(personal);
            });
  }

  @Test
  void highRiskIsEarlierAndFirmer() {
    assertThat(walk("standard", "high", SWIFT).steps())
        .startsWith(
            new Step(1, "sendReminder", "firm"),
            new Step(5, "requestCall", "firm"),
            new Step(10, "sendReminder", "urgent"),
            new Step(20, "requestEscalation", "urgent"));
  }

  @Test
  void onlyHighRiskIsPutOnCreditHoldByTheLadderAndThatOnceFromDayThirty() {
    assertThat(customers())
        .allSatisfy(
            customer -> {
              List<Integer> holds = walk(customer, SLOW).holds();
              if (customer.riskClass().equals("high")) {
                int first = Math.max(30, customer.firstDay());
                assertThat(holds).hasSize(1).allMatch(day -> day >= first && day <= first + 7);
              } else {
                assertThat(holds).isEmpty();
              }
            });
  }

  @Test
  void whoeverWasTakenOffAHoldGetsTheLadderWithoutOne() {
    Walk lifted =
        new Walk(treatment, "standard", "high")
            .with("creditHold", "lifted")
            .from(1, LAST_DAY, SWIFT);
    assertThat(lifted.holds()).isEmpty();
    assertThat(lifted.days("requestHandover")).isNotEmpty();
  }

  @Test
  void aKeyAccountIsCalledEarlyAndNeverSentAFinalDemandByItself() {
    Walk walk = walk("key-account", "medium", SWIFT);
    assertThat(walk.steps())
        .startsWith(
            new Step(3, "sendReminder", "friendly"),
            new Step(8, "requestCall", "friendly"),
            new Step(18, "sendReminder", "friendly"),
            new Step(26, "requestCall", "firm"),
            new Step(35, "requestEscalation", "firm"));
    assertThat(walk.steps()).noneMatch(step -> step.tone().equals("final"));
  }

  @Test
  void theSmallAndSafeGetLettersOnlyForFiveWeeks() {
    assertThat(walk("small", "low", SWIFT).steps())
        .startsWith(
            new Step(2, "sendReminder", "friendly"),
            new Step(10, "sendReminder", "friendly"),
            new Step(22, "sendReminder", "firm"),
            new Step(36, "requestCall", "firm"));
  }

  @Test
  void whoIsFirstSeenVeryLateGetsTheStepThatFits() {
    assertThat(walk("standard", "medium", SWIFT, 70).steps())
        .startsWith(
            new Step(70, "sendReminder", "urgent"),
            new Step(73, "requestCall", "final"),
            new Step(75, "requestEscalation", "final"));
  }

  @Test
  void aTrifleIsAskedForInLettersOnly() {
    Walk walk =
        new Walk(treatment, "standard", "medium").with("collectible", 3).from(1, LAST_DAY, SWIFT);
    assertThat(walk.days("sendReminder")).hasSizeGreaterThan(4);
    assertThat(walk.days("requestCall")).isEmpty();
    assertThat(walk.days("requestEscalation")).isEmpty();
    assertThat(walk.longestSilence()).isLessThanOrEqualTo(A_MONTH);
  }

  @Test
  void nobodyIsEverLeftAloneForLongerThanAMonth() {
    assertThat(customers())
        .allSatisfy(
            customer -> {
              assertThat(walk(customer, SWIFT).longestSilence()).isLessThanOrEqualTo(A_MONTH);
              assertThat(walk(customer, SLOW).longestSilence()).isLessThanOrEqualTo(A_MONTH);
            });
  }

  @Test
  void theToneNeverSoftensAndTheFirstLetterIsNeverFinal() {
    assertThat(customers())
        .allSatisfy(
            customer -> {
              List<Step> steps = walk(customer, SLOW).steps();
              assertThat(steps).extracting(step -> TONES.indexOf(step.tone())).isSorted();
              assertThat(steps).extracting(Step::tone).doesNotContain("none");
              assertThat(steps.stream().filter(TreatmentLadderTest::isLetter).limit(1))
                  .noneMatch(step -> step.tone().equals("final"));
            });
  }

  @Test
  void everybodyIsCalledAndEscalatedInTheEndAndWrittenToWhereThereIsAnAddress() {
    assertThat(customers())
        .allSatisfy(
            customer -> {
              Walk walk = walk(customer, SLOW);
              assertThat(walk.days("requestCall").isEmpty())
                  .isEqualTo(customer.reachableBy().equals("writing"));
              assertThat(walk.days("requestEscalation")).isNotEmpty();
              assertThat(walk.days("sendReminder").isEmpty())
                  .isEqualTo(customer.reachableBy().equals("phone"));
            });
  }

  @Test
  void lettersKeepTheirDistance() {
    assertThat(customers())
        .allSatisfy(
            customer -> {
              List<Integer> letters = walk(customer, SWIFT).days("sendReminder");
              assertThat(IntStream.range(1, letters.size()))
                  .allMatch(i -> letters.get(i) - letters.get(i - 1) >= CLOSEST_LETTERS);
            });
  }

  private static boolean isLetter(Step step) {
    return Objects.equals(step.action(), "sendReminder");
  }

  private static Walk walk(Customer customer, Delays delays) {
    return new Walk(treatment, customer.segment(), customer.riskClass())
        .with("reachableBy", customer.reachableBy())
        .from(customer.firstDay(), customer.firstDay() + LAST_DAY, delays);
  }

  private static Walk walk(String segment, String riskClass, Delays delays) {
    return walk(segment, riskClass, delays, 1);
  }

  private static Walk walk(String segment, String riskClass, Delays delays, int firstDay) {
    return walk(new Customer(segment, riskClass, "both", firstDay), delays);
  }
}
