/**
 * Disputes looked at together: the board that people work from, its export, what the disputes cost
 * by reason, month and product, and what is being done about the causes.
 */
package org.dunwell.disputes.board;
