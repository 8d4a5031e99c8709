/**
 * Who gets what tomorrow, before it is sent: the picture of a coming day, kept per customer, and
 * what people change about it. The thinking ahead is {@link
 * org.dunwell.collections.CaseForecast}'s; nothing here is ever sent from.
 */
@NamedInterface("tomorrow")
package org.dunwell.collections.tomorrow;

import org.springframework.modulith.NamedInterface;
