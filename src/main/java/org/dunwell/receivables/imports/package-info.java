/**
 * Files from outside become ledger rows: read by a mapping, checked row by row, stored in chunks.
 * Reading ({@link org.dunwell.receivables.imports.LedgerFile}) knows nothing of the ledger; storing
 * ({@link org.dunwell.receivables.imports.ImportKind}) knows nothing of files. Upper rooms offer
 * further kinds as beans.
 */
@NamedInterface("imports")
package org.dunwell.receivables.imports;

import org.springframework.modulith.NamedInterface;
