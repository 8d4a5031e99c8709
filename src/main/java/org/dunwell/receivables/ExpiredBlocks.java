package org.dunwell.receivables;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.dunwell.platform.time.DayWork;
import org.springframework.stereotype.Component;

/** Each morning, before the day's sweep: blocks that held until yesterday are lifted. */
@Component
class ExpiredBlocks implements DayWork {

  private static final int CHUNK = 2_000;

  private final Blocks blocks;

  ExpiredBlocks(Blocks blocks) {
    this.blocks = blocks;
  }

  @Override
  public String name() {
    return "receivables.expired-blocks";
  }

  @Override
  public LocalTime at() {
    return LocalTime.of(5, 30);
  }

  @Override
  public void run(ZoneId zone, LocalDate day) {
    int lifted = CHUNK;
    while (lifted == CHUNK) {
      lifted = blocks.liftExpired(zone, day, CHUNK);
    }
  }
}
