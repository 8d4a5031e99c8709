/** A bank to play against: customers pay what is open, in all the ways in which customers pay. */
package org.dunwell.sandbox.bank;
