package org.dunwell.contact.phone;

/**
 * Hears whether a key is pressed on a telephone: two tones at once, one of a row and one of a
 * column (ITU-T Q.23), and next to nothing else. Which key it is nobody needs to know.
 */
final class KeyTones {

  private static final double[] ROWS = {697, 770, 852, 941};
  private static final double[] COLUMNS = {1209, 1336, 1477, 1633};

  /** Speech spreads its energy; two pure tones have nearly all of it. */
  private static final double SHARE = 0.8;

  /** Neither tone is much weaker than the other (the standard's twist, with room). */
  private static final double BALANCE = 0.1;

  /** Of full scale: what is quieter is the noise of the line. */
  private static final double QUIET = 0.003;

  private final double[] rows;
  private final double[] columns;

  /**
   * For sound of one rate.
   *
   * @param rate samples a second
   */
  KeyTones(int rate) {
    rows = coefficients(ROWS, rate);
    columns = coefficients(COLUMNS, rate);
  }

  private static double[] coefficients(double[] hertz, int rate) {
    double[] coefficients = new double[hertz.length];
    for (int i = 0; i < hertz.length; i++) {
      coefficients[i] = 2 * Math.cos(2 * Math.PI * hertz[i] / rate);
    }
    return coefficients;
  }

  /**
   * Whether these samples are of a key that is pressed.
   *
   * @param samples about 20 ms, from -1 to 1
   */
  boolean isKey(double[] samples) {
    double energy = 0;
    for (double sample : samples) {
      energy += sample * sample;
    }
    if (energy / samples.length < QUIET * QUIET) {
      return false;
    }
    double row = strongest(rows, samples);
    double column = strongest(columns, samples);
    // a pure tone of N samples has the power energy * N / 2
    double whole = energy * samples.length / 2;
    return row + column > SHARE * whole && Math.min(row, column) > BALANCE * Math.max(row, column);
  }

  /** Goertzel's algorithm. */
  private static double strongest(double[] coefficients, double[] samples) {
    double strongest = 0;
    for (double coefficient : coefficients) {
      double last = 0;
      double before = 0;
      for (double sample : samples) {
        double next = sample + coefficient * last - before;
        before = last;
        last = next;
      }
      double power = last * last + before * before - coefficient * last * before;
      strongest = Math.max(strongest, power);
    }
    return strongest;
  }
}
