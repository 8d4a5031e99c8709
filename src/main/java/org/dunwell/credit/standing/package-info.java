/**
 * How parties stand in the few figures that reports, alerts and reviews go by. Who reckons them
 * (scores, limits) answers; until somebody does, the ledger alone speaks.
 */
package org.dunwell.credit.standing;
