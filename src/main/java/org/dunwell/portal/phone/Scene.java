package org.dunwell.portal.phone;

import java.util.Set;
import org.dunwell.contact.phone.CallStep.Then;

/** A part of the conversation: some stages, what is asked in them and what the answers do. */
interface Scene {

  Set<Stage> stages();

  /**
   * Says what is to be said at this stage.
   *
   * @return how it goes on; null when there is nothing to ask here and it has gone to another stage
   */
  Then ask(Talk talk);

  /**
   * Does what the caller wants.
   *
   * @return false when it makes no sense here: it is asked again
   */
  boolean heard(Talk talk, Heard heard);
}
