package org.dunwell.platform.time;

import java.time.ZoneId;
import java.util.Set;

/** Knows in which time zones a day of ours begins. */
public interface DayZones {

  Set<ZoneId> zones();
}
