/** Notes on the pages of customers and invoices: read, written, changed, pinned. */
package org.dunwell.workspace.notes;
