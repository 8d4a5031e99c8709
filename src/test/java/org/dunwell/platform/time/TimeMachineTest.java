package org.dunwell.platform.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.Troubles;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.transaction.PlatformTransactionManager;

class TimeMachineTest {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final DunwellClock clock = new DunwellClock();
  private final SandboxTime stored = mock();
  private final List<SandboxTime.Stored> steps = new ArrayList<>();
  private final List<String> done = new ArrayList<>();
  private final Queue reminders = new Queue("reminder");
  private final Queue payments = new Queue("payment");
  private final TimeMachine machine = machine("sandbox");

  /** A queue of moments; what runs is written down with the time the clock shows. */
  private final class Queue implements DueWork {

    private final String name;
    private final PriorityQueue<Instant> moments = new PriorityQueue<>();
    private Runnable effect = () -> {};

    Queue(String name) {
      this.name = name;
    }

    void add(String... times) {
      Stream.of(times).map(Instant::parse).forEach(moments::add);
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public Optional<Instant> nextDue() {
      return Optional.ofNullable(moments.peek());
    }

    @Override
    public void runDue(Instant now) {
      effect.run();
      moments.poll();
      done.add(name + " at " + clock.instant());
    }
  }

  /** Nobody else is there: it is always our turn. */
  private static final class OneNode extends Turns {

    OneNode() {
      super(null);
    }

    @Override
    boolean take(DueWork work, Runnable run) {
      run.run();
      return true;
    }
  }

  private TimeMachine machine(String mode) {
    FailedWork failures = new FailedWork(clock, mock(Troubles.class));
    WorkLoop loop = new WorkLoop(List.of(payments, reminders), clock, failures, new OneNode());
    Steps walk = new Steps(loop, clock, stored, failures, mock(PlatformTransactionManager.class));
    return new TimeMachine(loop, clock, walk, mode);
  }

  @BeforeEach
  void standAtTheStart() {
    org.mockito.Mockito.doAnswer(call -> steps.add(call.getArgument(0))).when(stored).store(any());
    clock.standAt(START);
  }

  @AfterEach
  void backToTheSystemsTime() {
    machine.stop();
    clock.reset();
  }

  @Test
  void stopsAtEveryDueMomentInOrder() {
    reminders.add("2026-01-03T09:00:00Z", "2026-01-02T09:00:00Z");
    payments.add("2026-01-02T12:00:00Z", "2026-01-09T12:00:00Z");

    Instant arrived = machine.walk(Duration.ofDays(7));

    assertThat(arrived).isEqualTo("2026-01-08T00:00:00Z");
    assertThat(done)
        .containsExactly(
            "reminder at 2026-01-02T09:00:00Z",
            "payment at 2026-01-02T12:00:00Z",
            "reminder at 2026-01-03T09:00:00Z");
    assertThat(clock.instant()).isCloseTo(arrived, within(10, ChronoUnit.SECONDS));
    assertThat(machine.target()).isEmpty();
  }

  @Test
  void runsWhatIsOverdueBeforeItMovesAndWhatIsDueAtTheTarget() {
    reminders.add("2025-12-24T09:00:00Z", "2026-01-02T00:00:00Z");

    machine.walk(Duration.ofDays(1));

    assertThat(done)
        .containsExactly("reminder at 2026-01-01T00:00:00Z", "reminder at 2026-01-02T00:00:00Z");
  }

  @Test
  void runsWhatOneWorkMakesDueForAnotherAtTheSameMoment() {
    payments.add("2026-01-02T12:00:00Z");
    payments.effect = () -> reminders.add("2026-01-02T12:00:00Z", "2026-01-02T13:00:00Z");

    machine.walk(Duration.ofDays(2));

    assertThat(done)
        .containsExactly(
            "payment at 2026-01-02T12:00:00Z",
            "reminder at 2026-01-02T12:00:00Z",
            "reminder at 2026-01-02T13:00:00Z");
  }

  @Test
  void storesWhereItIsBeforeAnythingHappensThereAndWhereItGoes() {
    reminders.add("2026-01-02T09:00:00Z");
    Instant target = Instant.parse("2026-01-03T00:00:00Z");

    machine.walkTo(target);

    assertThat(steps)
        .extracting(SandboxTime.Stored::moment)
        .containsExactly(START, Instant.parse("2026-01-02T09:00:00Z"), target);
    assertThat(steps)
        .extracting(SandboxTime.Stored::walkingTo)
        .containsExactly(target, target, null);
  }

  @Test
  void goesOnAfterARestartFromTheStoredMoment() throws InterruptedException {
    Instant target = Instant.parse("2026-01-03T00:00:00Z");
    reminders.add("2026-01-02T09:00:00Z");
    when(stored.read()).thenReturn(Optional.of(new SandboxTime.Stored(START, target, START)));

    machine.resume();
    awaitArrival();

    assertThat(done).containsExactly("reminder at 2026-01-02T09:00:00Z");
    assertThat(steps).last().extracting(SandboxTime.Stored::walkingTo).isNull();
  }

  @Test
  void failingWorkIsPutOffByAMinuteAndDoesNotStopTheWalk() {
    payments.add("2026-01-02T12:00:00Z");
    payments.effect =
        () -> {
          payments.effect = () -> {};
          throw new IllegalStateException("no connection");
        };

    machine.walk(Duration.ofDays(2));

    assertThat(done).containsExactly("payment at 2026-01-02T12:01:00Z");
  }

  @Test
  void workThatStaysBrokenRestsLongerEachTimeUpToAnHour() {
    List<Instant> tries = new ArrayList<>();
    payments.add("2026-01-01T12:00:00Z");
    payments.effect =
        () -> {
          tries.add(clock.instant());
          throw new IllegalStateException("no connection");
        };

    machine.walk(Duration.ofHours(16));

    assertThat(tries)
        .extracting(Instant::toString)
        .containsExactly(
            "2026-01-01T12:00:00Z",
            "2026-01-01T12:01:00Z",
            "2026-01-01T12:03:00Z",
            "2026-01-01T12:07:00Z",
            "2026-01-01T12:15:00Z",
            "2026-01-01T12:31:00Z",
            "2026-01-01T13:03:00Z",
            "2026-01-01T14:03:00Z",
            "2026-01-01T15:03:00Z");
  }

  @Test
  void workThatLostAgainstAnotherCommitIsTriedAgainAtOnceAndThenRests() {
    List<Instant> tries = new ArrayList<>();
    payments.add("2026-01-01T12:00:00Z");
    payments.effect =
        () -> {
          tries.add(clock.instant());
          if (tries.size() < 3) {
            throw new CannotAcquireLockException("deadlock");
          }
        };

    machine.walk(Duration.ofHours(16));

    assertThat(tries)
        .extracting(Instant::toString)
        .containsExactly("2026-01-01T12:00:00Z", "2026-01-01T12:00:00Z", "2026-01-01T12:01:00Z");
  }

  @Test
  void walksToOneTargetAtATime() throws InterruptedException {
    CountDownLatch asked = new CountDownLatch(1);
    reminders.add("2026-01-02T09:00:00Z");
    reminders.effect = () -> await(asked);
    machine.walkInBackground(START.plus(Duration.ofDays(3)));

    assertThat(machine.target()).contains(START.plus(Duration.ofDays(3)));
    assertThatThrownBy(() -> machine.walk(Duration.ofDays(1)))
        .isInstanceOf(StillWalking.class)
        .hasMessageContaining("on its way to 2026-01-04T00:00:00Z");
    asked.countDown();
    awaitArrival();
  }

  @Test
  void beginsAnotherHistoryInThePastAndWalksItInTheBackground() throws InterruptedException {
    Instant start = Instant.parse("2012-01-03T05:00:00Z");
    machine.beginAnew(
        start, start.plus(Duration.ofDays(2)), () -> payments.add("2012-01-04T12:00:00Z"));
    awaitArrival();

    assertThat(done).containsExactly("payment at 2012-01-04T12:00:00Z");
    assertThat(clock.instant())
        .isCloseTo(start.plus(Duration.ofDays(2)), within(10, ChronoUnit.SECONDS));
  }

  @Test
  void givesUpTheWalkUnderWayWhenAnotherHistoryBegins() throws InterruptedException {
    CountDownLatch reached = new CountDownLatch(1);
    reminders.add("2026-01-02T09:00:00Z", "2026-01-03T09:00:00Z");
    reminders.effect = reached::countDown;
    machine.walkInBackground(START.plus(Duration.ofDays(3)));
    await(reached);

    machine.beginAnew(
        Instant.parse("2012-01-03T00:00:00Z"),
        Instant.parse("2012-01-05T00:00:00Z"),
        () -> {
          reminders.moments.clear();
          payments.moments.clear();
          reminders.add("2012-01-04T09:00:00Z");
        });
    awaitArrival();

    assertThat(done).last().isEqualTo("reminder at 2012-01-04T09:00:00Z");
    assertThat(clock.instant()).isBefore(Instant.parse("2012-01-06T00:00:00Z"));
  }

  @Test
  void keepsItsTimeWhenTheOtherHistoryCannotBegin() {
    clock.runFrom(START);
    Runnable broken =
        () -> {
          throw new BrokenRule("The file has no settlement dates.");
        };

    assertThatThrownBy(() -> machine.beginAnew(START.minusSeconds(60), START, broken))
        .isInstanceOf(BrokenRule.class);

    assertThat(clock.instant()).isCloseTo(START, within(10, ChronoUnit.SECONDS));
    assertThat(machine.target()).isEmpty();
  }

  @Test
  void aFailingDatabaseLeavesTheClockRunningFromWhereItWas() {
    doThrow(new IllegalStateException("no connection"))
        .doAnswer(call -> steps.add(call.getArgument(0)))
        .when(stored)
        .store(any());

    assertThatThrownBy(() -> machine.walk(Duration.ofDays(1)))
        .isInstanceOf(IllegalStateException.class);

    assertThat(clock.instant()).isCloseTo(START, within(10, ChronoUnit.SECONDS));
    assertThat(machine.target()).isEmpty();
  }

  @Test
  void neverGoesBackAndNeverTravelsLive() {
    assertThatThrownBy(() -> machine.walkTo(START.minusSeconds(1)))
        .isInstanceOf(BrokenRule.class)
        .hasMessageContaining("Time goes forward");
    TimeMachine live = machine("live");
    assertThatThrownBy(() -> live.walk(Duration.ofDays(1)))
        .isInstanceOf(BrokenRule.class)
        .hasMessageContaining("live");
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void awaitArrival() throws InterruptedException {
    long patience = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (machine.target().isPresent() && System.nanoTime() < patience) {
      Thread.sleep(5);
    }
    assertThat(machine.target()).isEmpty();
  }
}
