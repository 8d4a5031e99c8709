/**
 * What may be wrong, as codes: our own, with those of ANSI X12 and Peppol, the department that
 * looks into it and how long that may take. Knows no dispute.
 */
@NamedInterface("reasons")
package org.dunwell.disputes.reasons;

import org.springframework.modulith.NamedInterface;
