package org.dunwell.platform.time;

import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Takes up an unfinished walk when everything else is up, and ends it first on the way down. */
@Component
class TimeMachineLifecycle implements SmartLifecycle {

  private final TimeMachine machine;
  private volatile boolean running;

  TimeMachineLifecycle(TimeMachine machine) {
    this.machine = machine;
  }

  @Override
  public void start() {
    machine.resume();
    running = true;
  }

  @Override
  public void stop() {
    machine.stop();
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  @Override
  public int getPhase() {
    return Integer.MAX_VALUE;
  }
}
