/** What people write down about customers and invoices, to be kept in mind. */
@NamedInterface("notes")
package org.dunwell.receivables.notes;

import org.springframework.modulith.NamedInterface;
