/** Reason codes on pages and over REST. */
package org.dunwell.disputes.reasons.web;
