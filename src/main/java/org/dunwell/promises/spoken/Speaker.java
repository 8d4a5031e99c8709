package org.dunwell.promises.spoken;

/** Who of the two speaks. */
public enum Speaker {
  /** Only the customer promises. */
  customer,
  /** What a collector says is a question or a demand, never a promise. */
  collector
}
