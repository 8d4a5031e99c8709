package org.dunwell.platform.calendar;

/** What kind of day it is; named as the rules name it. */
public enum DayKind {
  working,
  weekend,
  holiday
}
