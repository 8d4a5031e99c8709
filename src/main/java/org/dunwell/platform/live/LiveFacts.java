package org.dunwell.platform.live;

import java.util.List;

/** What must be true of the database before a live Dunwell answers; asked after its migrations. */
public interface LiveFacts {

  /** What is missing; empty when all is well. */
  List<Missing> missing();
}
