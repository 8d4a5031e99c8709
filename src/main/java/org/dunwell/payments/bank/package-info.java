/** Bank statements: read in every format that banks send, kept line by line, no line twice. */
@NamedInterface("bank")
package org.dunwell.payments.bank;

import org.springframework.modulith.NamedInterface;
