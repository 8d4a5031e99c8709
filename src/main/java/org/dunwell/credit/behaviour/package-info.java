/**
 * How customers pay us, made of the ledger: how late, how steadily, whether they keep their word. A
 * row of now for each customer, renewed soon after something changes; past days are reckoned from
 * what was known then.
 */
@NamedInterface("behaviour")
package org.dunwell.credit.behaviour;

import org.springframework.modulith.NamedInterface;
