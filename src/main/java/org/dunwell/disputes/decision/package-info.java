/**
 * What we do about disputes: proposed, approved by as many as the amount asks for, carried out in
 * the ledger exactly once, told to the customer.
 */
@NamedInterface("decision")
package org.dunwell.disputes.decision;

import org.springframework.modulith.NamedInterface;
