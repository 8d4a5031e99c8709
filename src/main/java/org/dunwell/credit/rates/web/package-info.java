/** Rates of exchange on a page, and the same over REST. */
package org.dunwell.credit.rates.web;
