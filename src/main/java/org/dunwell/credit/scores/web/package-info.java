/** Scores by REST. */
package org.dunwell.credit.scores.web;
