package org.dunwell.sandbox.wire;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;

/** Does one thing after the other, on threads that are shared. */
final class Lane {

  private final Executor threads;
  private final Queue<Runnable> waiting = new ArrayDeque<>();
  private boolean busy;

  Lane(Executor threads) {
    this.threads = threads;
  }

  synchronized void add(Runnable work) {
    waiting.add(work);
    if (!busy) {
      busy = true;
      threads.execute(this::next);
    }
  }

  private void next() {
    try {
      take().run();
    } finally {
      done();
    }
  }

  private synchronized Runnable take() {
    return waiting.remove();
  }

  private synchronized void done() {
    if (waiting.isEmpty()) {
      busy = false;
    } else {
      threads.execute(this::next);
    }
  }
}
