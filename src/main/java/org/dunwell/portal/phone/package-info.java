/**
 * What the telephone line says to a customer, and what it does for one: a conversation of steps,
 * each of which is stored before the next one. Nothing of an account is said before the caller has
 * proved who it is. Knows no telephone company and no markup; acts by what the customer's own page
 * acts by.
 */
package org.dunwell.portal.phone;
