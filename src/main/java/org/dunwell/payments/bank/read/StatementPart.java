package org.dunwell.payments.bank.read;

/** What a file says, in its order: of each statement a head, its lines, its end. */
public sealed interface StatementPart permits StatementHead, BankLine, StatementEnd {}
