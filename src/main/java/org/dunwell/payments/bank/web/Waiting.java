package org.dunwell.payments.bank.web;

import java.util.List;
import org.dunwell.payments.bank.ReturnCandidate;
import org.dunwell.payments.bank.StatementLine;

/** Money that went back, with the payments that it may be about. */
record Waiting(StatementLine line, List<ReturnCandidate> candidates) {}
