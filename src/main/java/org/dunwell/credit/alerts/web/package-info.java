/** Alerts on pages. */
package org.dunwell.credit.alerts.web;
