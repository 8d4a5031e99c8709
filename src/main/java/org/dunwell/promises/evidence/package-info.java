/**
 * What proves that something was promised: the sentence that was said, where it stands in which
 * recording, and who took it over. Kept for ever, also when the recording is deleted.
 */
@NamedInterface("evidence")
package org.dunwell.promises.evidence;

import org.springframework.modulith.NamedInterface;
