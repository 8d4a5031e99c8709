package org.dunwell.sandbox.bank;

import java.math.BigDecimal;

/** An open invoice with who owes it. */
record OpenItem(long customerId, String customer, String number, BigDecimal open) {}
