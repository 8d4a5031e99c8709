package org.dunwell.disputes.departments;

import java.time.LocalDate;

/**
 * A day on which nobody is there besides the public holidays.
 *
 * @param why such as a works meeting
 */
public record ClosedDay(LocalDate day, String why) {}
