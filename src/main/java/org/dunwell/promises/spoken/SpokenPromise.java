package org.dunwell.promises.spoken;

import java.time.LocalDate;
import org.dunwell.platform.Money;

/**
 * A sentence in which a customer promises to pay, with what it says: a proposal that a person takes
 * over, changes or drops.
 *
 * @param sentence as it was said
 * @param utterance the place of its utterance in the list that was read
 * @param from where the sentence begins in the utterance's text
 * @param to where it ends there
 * @param startMillis where it begins in the recording; within an utterance reckoned by its share of
 *     the text
 * @param endMillis where it ends there
 * @param date the promised day; null: none was named
 * @param amount the promised amount; null: everything, or none was named
 * @param part whether the amount is reckoned from what is open, as "half" is
 * @param reason the rule that made it a promise, and why
 * @param confidence from 0 to 1, for the order of several proposals; no probability
 */
public record SpokenPromise(
    String sentence,
    int utterance,
    int from,
    int to,
    long startMillis,
    long endMillis,
    LocalDate date,
    Money amount,
    boolean part,
    String reason,
    double confidence) {}
