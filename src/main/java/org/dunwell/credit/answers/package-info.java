/**
 * What one part of credit asks another: each part declares its questions as interfaces and knows
 * nothing of the others; the answers are here. And the news that one part has for another.
 */
package org.dunwell.credit.answers;
