/**
 * Cases that an agency or a lawyer gets: the decision, what they were handed, what they report, and
 * how it comes back. While a case is outside, a block keeps us quiet about it.
 */
@NamedInterface("handover")
package org.dunwell.collections.handover;

import org.springframework.modulith.NamedInterface;
