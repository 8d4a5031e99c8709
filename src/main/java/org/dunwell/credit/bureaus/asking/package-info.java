/**
 * Bureaus are asked over HTTP: {@code BureauWork} takes what waits in {@code
 * credit.bureau_request}, {@code BureauBudget} says whether it may cost something, {@code
 * RestBureau} and {@code AnswerFields} ask and read, {@code BureauRequestEnds} closes the question
 * and says so with {@code BureauGaveNoReport}. What is to be asked is written down by {@code
 * Bureaus}, one floor up, which does not know this package.
 */
package org.dunwell.credit.bureaus.asking;
