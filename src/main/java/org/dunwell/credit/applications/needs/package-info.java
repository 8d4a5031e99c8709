/**
 * What an application needs of its neighbours: a score, a bureau's report, a limit. {@code
 * credit.answers} gives it to them; a test gives something else.
 */
package org.dunwell.credit.applications.needs;
