/**
 * Files that speak for or against a dispute. Everything about them is hostile until it is known
 * better: told by content, bounded, cut to what they claim to be, and never opened here.
 */
@NamedInterface("evidence")
package org.dunwell.disputes.evidence;

import org.springframework.modulith.NamedInterface;
