package org.dunwell.collections;

import org.dunwell.platform.BrokenRule;

/** A task was to be completed with something missing or wrong; nothing was stored. */
public class TaskNotComplete extends BrokenRule {

  public TaskNotComplete(String message) {
    super(message);
  }
}
