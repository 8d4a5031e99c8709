package org.dunwell.crash;

import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** Kills Dunwell at places chosen by lot, and starts it again. */
final class Killer {

  private static final int MOST_PASSES = 3;
  private static final int PATIENCE_MILLIS = 20_000;
  private static final int LOOK_MILLIS = 20;

  /** Where it dies. */
  enum Place {
    /** The order system has taken news, and we do not know yet. */
    NEWS_TAKEN,
    /** The bureau has answered, and billed; the answer is not here yet. */
    REPORT_BOUGHT,
    /** An order is decided; whoever asked has not heard it. */
    ORDER_DECIDED,
    /** A form was taken; whoever sent it sees an error. */
    FORM_TAKEN,
    /** The mail server has taken a mail. */
    MAIL_TAKEN,
    /** Whatever it was doing. */
    ANY_MOMENT
  }

  private final Node node;
  private final Witness mails;
  private final Random lot;
  private final Map<Place, Integer> kills = new EnumMap<>(Place.class);

  private Place planned;
  private int passes;
  private volatile boolean over;

  Killer(Node node, Witness mails, Random lot) {
    this.node = node;
    this.mails = mails;
    this.lot = lot;
  }

  /** Whoever is at such a place says so; true when Dunwell was killed right there. */
  synchronized boolean passes(Place place) {
    if (place != planned || --passes > 0) {
      return false;
    }
    kill(place);
    return true;
  }

  private synchronized void kill(Place place) {
    try {
      node.kill();
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
    planned = null;
    kills.merge(place, 1, Integer::sum);
  }

  /** Kills so often, and each time waits until it is up again. */
  void kill(int times) throws Exception {
    for (int kill = 0; kill < times; kill++) {
      Place place = Place.values()[lot.nextInt(Place.values().length)];
      plan(place, 1 + lot.nextInt(MOST_PASSES));
      await(place, 500 + lot.nextInt(8_000));
      node.launch();
      Node.waitUntil("it is up again", node::isUp);
    }
    over = true;
  }

  private synchronized void plan(Place place, int after) {
    planned = place;
    passes = after;
  }

  /** A place to which nobody comes for long is any moment. */
  private void await(Place place, int millis) throws InterruptedException {
    long began = System.nanoTime();
    long seen = mails.count();
    while (isPlanned()) {
      TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
      long waited = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
      if (place == Place.MAIL_TAKEN && mails.count() > seen) {
        passes(Place.MAIL_TAKEN);
        seen = mails.count();
      }
      if (waited > (place == Place.ANY_MOMENT ? millis : PATIENCE_MILLIS)) {
        anyMoment();
      }
    }
  }

  private synchronized void anyMoment() {
    if (isPlanned()) {
      kill(Place.ANY_MOMENT);
    }
  }

  private synchronized boolean isPlanned() {
    return planned != null;
  }

  /** Whether all kills have been. */
  boolean isOver() {
    return over;
  }

  Map<Place, Integer> kills() {
    return kills;
  }
}
