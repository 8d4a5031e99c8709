package org.dunwell.portal.phone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import org.dunwell.contact.phone.CallInput;
import org.dunwell.contact.phone.CallStep;
import org.dunwell.contact.phone.LineCall;
import org.dunwell.contact.templates.Words;
import org.junit.jupiter.api.Test;

/** Thousands of callers who press and say anything, on a house in memory. */
class PhoneMenuRandomTest {

  private static final int CALLS = 10_000;

  /** A step past the last one, and what it takes from there to the end. */
  private static final int MOST = PhoneMenu.MOST_STEPS + 4;

  /** Words of debt, and every amount. */
  static final Pattern OF_DEBT =
      Pattern.compile(
          "invoice|debt|\\bowe|balance|due|promise|dispute|remind|\\bpay|collect|euro|dollar|cents?\\b"
              + "|rechnung|\\bschuld|saldo|fällig|offen|zusag|zahl|mahn|forder|sachbearbeiter|\\d[.,]\\d");

  private final MemoryHouse house = new MemoryHouse();
  private final PhoneMenu menu = house.menu();
  private final Set<Stage> reached = EnumSet.noneOf(Stage.class);

  @Test
  void whateverIsPressedTheCallGoesOnSaysNoDebtToStrangersAndBooksNothingUnconfirmed() {
    for (int seed = 0; seed < CALLS; seed++) {
      walk(seed);
    }
    assertThat(reached).isEqualTo(EnumSet.allOf(Stage.class));
    assertThat(house.booked.keySet())
        .containsExactlyInAnyOrder("promise", "dispute", "text", "mail", "copy");
  }

  private void walk(int seed) {
    Random random = new Random(seed);
    LineCall call = call(seed, random);
    AnyCaller caller = new AnyCaller(random, seed % 50 == 0);
    CallStep step = menu.begin(call);
    check(call, step);
    for (String keys : new String[] {"", MemoryHouse.DIGITS, MemoryHouse.PIN}) {
      if (seed % 4 != 0) {
        step = step(call, step, new CallInput(CallInput.Kind.keys, keys));
      }
    }
    CallInput input = caller.next(step.then());
    while (input != null && !(step.then() instanceof CallStep.HangUp) && caller.steps() < MOST) {
      step = step(call, step, input);
      input = caller.next(step.then());
    }
    assertThat(caller.steps()).as("steps of call %d", seed).isLessThan(MOST);
    menu.ended(call);
  }

  private static LineCall call(int seed, Random random) {
    boolean automated = random.nextInt(5) == 0;
    String number =
        switch (random.nextInt(3)) {
          case 0 -> null;
          case 1 -> "+4930555001";
          default -> "+491712345678";
        };
    return new LineCall(
        seed,
        automated ? LineCall.Direction.automated : LineCall.Direction.inbound,
        number,
        1,
        automated ? 1L : null,
        random.nextBoolean() ? "en" : "de");
  }

  private CallStep step(LineCall call, CallStep before, CallInput input) {
    int bookedBefore = house.booked.getOrDefault("promise", 0);
    int disputedBefore = house.booked.getOrDefault("dispute", 0);
    CallStep step = menu.next(call, input);
    check(call, step);
    boolean booked =
        house.booked.getOrDefault("promise", 0) > bookedBefore
            || house.booked.getOrDefault("dispute", 0) > disputedBefore;
    if (booked) {
      assertThat(asksToConfirm(before)).isTrue();
      assertThat(String.valueOf(input.text())).matches("(?i)1#?|.*\\b(yes|ja)\\b.*");
    }
    return step;
  }

  /** Whether what was said last is a promise or a dispute that was read back. */
  private static boolean asksToConfirm(CallStep before) {
    CallStep.Spoken last = before.say().get(before.say().size() - 1);
    return Set.of("phone.promise.confirm", "phone.dispute.confirm").stream()
        .anyMatch(code -> last.text().endsWith(ending(Words.in(last.language()).of(code, "", ""))));
  }

  private static String ending(String text) {
    return text.substring(text.indexOf('1') < 0 ? 0 : text.lastIndexOf('1'));
  }

  private void check(LineCall call, CallStep step) {
    Place place = house.place(call.id());
    reached.add(place.stage);
    assertThat(step.say()).isNotEmpty().allMatch(spoken -> !spoken.text().isBlank());
    if (place.customer == null) {
      assertThat(step.say())
          .noneMatch(said -> OF_DEBT.matcher(said.text().toLowerCase(Locale.ROOT)).find());
    }
    boolean leads =
        !(step.then() instanceof CallStep.Ask ask) || ask.seconds() >= 1 && ask.seconds() <= 60;
    assertThat(leads).isTrue();
  }

  @Test
  void whetherThereIsSuchACustomerCannotBeHeard() {
    for (int seed = 0; seed < 500; seed++) {
      assertThat(strangers(seed, MemoryHouse.DIGITS)).isEqualTo(strangers(seed, "777"));
    }
  }

  private String strangers(int seed, String digits) {
    Random random = new Random(seed);
    LineCall call = new LineCall(seed, LineCall.Direction.inbound, "+491712345678", 1, null, "en");
    StringBuilder heard = new StringBuilder(menu.begin(call).say().toString());
    AnyCaller caller = new AnyCaller(random, false);
    menu.next(call, new CallInput(CallInput.Kind.keys, ""));
    CallStep step = menu.next(call, new CallInput(CallInput.Kind.keys, digits));
    CallInput input = caller.next(step.then());
    while (input != null && house.place(call.id()).stage.isBefore()) {
      step = menu.next(call, input);
      heard.append(step.say());
      input = caller.next(step.then());
    }
    menu.ended(call);
    return heard.toString();
  }
}
