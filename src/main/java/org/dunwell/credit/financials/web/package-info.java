/** Accounts by page and by REST. */
package org.dunwell.credit.financials.web;
