/**
 * Trade references: named ({@code NewReference}), kept and asked ({@code TradeReferences}),
 * answered ({@code ReferenceAnswer}), summed up ({@code ReferenceSummary}). Whether an answer is
 * still waited for, and the letters, are the course's: {@code ApplicationWait} and {@code
 * ApplicationLetters}, one floor up.
 */
@NamedInterface("application-references")
package org.dunwell.credit.applications.references;

import org.springframework.modulith.NamedInterface;
