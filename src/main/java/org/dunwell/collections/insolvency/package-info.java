/**
 * The one switch for insolvency: all contact about a customer stops, its open tasks are withdrawn,
 * and what it owes becomes a claim that somebody files in time.
 */
@NamedInterface("insolvency")
package org.dunwell.collections.insolvency;

import org.springframework.modulith.NamedInterface;
