package org.dunwell.credit.orders;

import java.time.LocalDate;
import org.dunwell.credit.exposure.Family;
import org.dunwell.platform.Money;

/**
 * What is to be judged.
 *
 * @param family whose rows are locked
 * @param order its id; null for a new one
 * @param needed what is not reserved yet; 0 when all of it is
 * @param day on which it is judged
 */
record Question(Family family, Long order, Money needed, boolean prepaid, LocalDate day) {}
