/** Bank statements on pages and by program. */
package org.dunwell.payments.bank.web;
