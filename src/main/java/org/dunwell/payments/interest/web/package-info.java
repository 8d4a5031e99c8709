/** Late charges of an invoice, and the rates behind them, on pages and over REST. */
package org.dunwell.payments.interest.web;
