package org.dunwell.platform.engine;

import java.util.Collection;

/**
 * Asked before a portion of due timers runs, in the same transaction: a room may lock and load at
 * once what its processes are about to need one by one.
 */
public interface BeforeTimers {

  void before(Collection<String> processInstanceIds);
}
