package org.dunwell.portal.phone;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.function.IntSupplier;
import org.dunwell.platform.time.DayWork;
import org.springframework.stereotype.Component;

/** Each night: conversations, codes and wrong tries of long ago are forgotten. */
@Component
class PhoneNight implements DayWork {

  /** What one statement deletes: short locks, however much has piled up. */
  private static final int PORTION = 5_000;

  /** As long as the recording of a call may be asked about. */
  private static final Duration VISITS = Duration.ofDays(400);

  /** Limits look back a day; people who look into an attack a little longer. */
  private static final Duration TRIES = Duration.ofDays(90);

  private final PhoneVisits visits;
  private final PhoneCodes codes;
  private final Guesses guesses;

  PhoneNight(PhoneVisits visits, PhoneCodes codes, Guesses guesses) {
    this.visits = visits;
    this.codes = codes;
    this.guesses = guesses;
  }

  @Override
  public String name() {
    return "portal.phone";
  }

  @Override
  public LocalTime at() {
    return LocalTime.of(2, 45);
  }

  /** Once a day is enough: a call belongs to no zone. */
  @Override
  public Set<ZoneId> zones(Set<ZoneId> ours) {
    return Set.of(ZoneOffset.UTC);
  }

  @Override
  public void run(ZoneId zone, LocalDate day) {
    Instant now = day.atStartOfDay(zone).toInstant();
    all(() -> visits.forget(now.minus(VISITS), PORTION));
    all(() -> codes.forget(now.minus(TRIES), PORTION));
    all(() -> guesses.forget(now.minus(TRIES), PORTION));
  }

  private static void all(IntSupplier portion) {
    int gone = PORTION;
    while (gone == PORTION) {
      gone = portion.getAsInt();
    }
  }
}
