package org.dunwell.portal;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Set;
import org.dunwell.contact.StatementSheets;
import org.dunwell.platform.time.DayWork;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Each night: which links were used long ago is forgotten. */
@Component
class LinkUsesNight implements DayWork {

  /** What one statement deletes: short locks, however much has piled up. */
  private static final int PORTION = 5_000;

  private final LinkUses uses;
  private final int days;

  /**
   * @throws IllegalArgumentException when links that still open would be forgotten
   */
  LinkUsesNight(
      LinkUses uses, @Value("${dunwell.portal.keep-link-uses-days:400}") int keepLinkUsesDays) {
    long least = StatementSheets.LINK_VALIDITY.toDays();
    if (keepLinkUsesDays < least) {
      throw new IllegalArgumentException(
          "DUNWELL_PORTAL_KEEP_LINK_USES_DAYS is %d; links open for %d days, so give %d or more."
              .formatted(keepLinkUsesDays, least, least));
    }
    this.uses = uses;
    this.days = keepLinkUsesDays;
  }

  @Override
  public String name() {
    return "portal.link-uses";
  }

  @Override
  public LocalTime at() {
    return LocalTime.of(2, 40);
  }

  /** Once a day is enough: a use belongs to no zone. */
  @Override
  public Set<ZoneId> zones(Set<ZoneId> ours) {
    return Set.of(ZoneOffset.UTC);
  }

  @Override
  public void run(ZoneId zone, LocalDate day) {
    int gone = PORTION;
    while (gone == PORTION) {
      gone = uses.forget(day.minusDays(days).atStartOfDay(zone).toInstant(), PORTION);
    }
  }
}
