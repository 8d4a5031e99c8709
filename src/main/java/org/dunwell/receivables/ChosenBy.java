package org.dunwell.receivables;

/** Why money went to this invoice and to no other. */
enum ChosenBy {
  TOLD("told", "as told"),
  NAMED("named", "as its text says"),
  PROMISED("promised", "as promised"),
  OLDEST("oldest", "as the oldest due");

  private final String word;
  private final String phrase;

  ChosenBy(String word, String phrase) {
    this.word = word;
    this.phrase = phrase;
  }

  String word() {
    return word;
  }

  /** For sentences. */
  String phrase() {
    return phrase;
  }
}
