/**
 * Sentences of a recorded call that promise, proposed to whoever enters what came of it. Nothing is
 * booked here: a person takes a proposal over, changes it or drops it.
 */
@NamedInterface("proposals")
package org.dunwell.promises.proposals;

import org.springframework.modulith.NamedInterface;
