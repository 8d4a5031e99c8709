package org.dunwell.contact.letters;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.dunwell.platform.time.DayWork;
import org.springframework.stereotype.Component;

/**
 * Begins a letter run each morning where letters wait, after the letters of the day are written.
 */
@Component
class LetterDay implements DayWork {

  private final LetterRunMapper mapper;
  private final LetterRuns runs;

  LetterDay(LetterRunMapper mapper, LetterRuns runs) {
    this.mapper = mapper;
    this.runs = runs;
  }

  @Override
  public String name() {
    return "contact.letter-run";
  }

  @Override
  public LocalTime at() {
    return LocalTime.of(10, 0);
  }

  @Override
  public void run(ZoneId zone, LocalDate day) {
    mapper.entitiesWithLetters(zone.getId()).forEach(entity -> runs.begin(entity, "system"));
  }
}
