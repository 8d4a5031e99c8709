/**
 * Who works on which part of the ledger: the page that says so, and the gate before single items.
 */
package org.dunwell.workspace.access;
