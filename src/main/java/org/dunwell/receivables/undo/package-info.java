/**
 * Takes an import back as if the file had never come, or says what stands in the way. All or
 * nothing: everything is checked and taken out in one transaction; what is left to tidy up follows
 * in portions. Upper rooms say as {@link org.dunwell.receivables.undo.Obstacles} what they know
 * that stands in the way; this package must not know what they are about.
 */
@NamedInterface("undo")
package org.dunwell.receivables.undo;

import org.springframework.modulith.NamedInterface;
