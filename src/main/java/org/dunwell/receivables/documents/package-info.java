/**
 * The documents of invoices, as customers got them: they come by an import, stand on the invoice's
 * page and go along with copies and files.
 */
@NamedInterface("documents")
package org.dunwell.receivables.documents;

import org.springframework.modulith.NamedInterface;
