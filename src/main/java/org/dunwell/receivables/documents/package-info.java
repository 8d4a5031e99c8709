/**
 * The documents of invoices, as customers got them: they come by an import, from a folder, inside
 * electronic invoices or from a company's archive, stand on the invoice's page and go along with
 * mails and files. Files from outside are kept and looked at, never opened.
 */
@NamedInterface("documents")
package org.dunwell.receivables.documents;

import org.springframework.modulith.NamedInterface;
