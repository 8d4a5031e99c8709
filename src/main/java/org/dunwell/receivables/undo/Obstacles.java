package org.dunwell.receivables.undo;

import java.util.List;

/**
 * The question that upper rooms answer as beans: what do you know that an import's rows have led
 * to, so that it must not be undone?
 */
public interface Obstacles {

  /** All of this room, in the order in which a report names them. */
  List<Obstacle> all();
}
