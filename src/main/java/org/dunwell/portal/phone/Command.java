package org.dunwell.portal.phone;

/** What may be wanted at any stage. */
enum Command {
  none,
  person,
  back,
  repeat,
  help,
  bye;

  static Command of(Heard heard, Talk talk) {
    if (heard.isWords()) {
      return said(heard, talk);
    }
    if (heard.isHash()) {
      return takesHash(talk.at().stage) ? none : repeat;
    }
    return switch (heard.keys()) {
      case "0" -> person;
      case "*" -> back;
      default -> none;
    };
  }

  /** Where the hash key alone is an answer. */
  private static boolean takesHash(Stage stage) {
    return stage == Stage.hello || stage == Stage.account || stage == Stage.disputeWords;
  }

  /** Where a caller speaks freely, only a command and nothing else is one. */
  private static Command said(Heard heard, Talk talk) {
    String language = talk.at().language;
    boolean freely =
        switch (talk.at().stage) {
          case promiseDay, promiseSum, promiseAmount, disputeReason, disputeWords -> true;
          default -> false;
        };
    String key =
        freely
            ? Phrases.COMMANDS.keyOfAll(language, heard.words())
            : Phrases.COMMANDS.key(language, heard.words());
    return key.isEmpty() ? none : valueOf(key);
  }
}
