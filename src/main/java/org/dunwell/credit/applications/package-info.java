/**
 * Somebody applies for credit: what was asked for, the trade references that are asked about it,
 * the checks, the decision, the answer, and the account that comes of it. What an applicant or a
 * reference types is hostile until it is known better: bounded, refused as a whole, and shown as
 * text. Must not know the pages on which it is typed.
 */
@NamedInterface("applications")
package org.dunwell.credit.applications;

import org.springframework.modulith.NamedInterface;
