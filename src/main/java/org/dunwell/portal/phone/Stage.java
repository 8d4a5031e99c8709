package org.dunwell.portal.phone;

/** Where a conversation stands. */
enum Stage {
  hello,
  account,
  pin,
  code,
  menu,
  send,
  invoices,
  invoice,
  promiseGroup,
  promiseDay,
  promiseAmount,
  promiseSum,
  promiseConfirm,
  disputeReason,
  disputeWords,
  disputeConfirm,
  person,
  voicemail,
  over;

  /** Whether nobody has proved yet who speaks. */
  boolean isBefore() {
    return compareTo(menu) < 0;
  }

  /** Whether the conversation with the machine is over. */
  boolean isLeaving() {
    return compareTo(person) >= 0;
  }

  /** Where the star key leads. */
  Stage back() {
    return switch (this) {
      case hello, account, pin -> account;
      case code -> pin;
      case invoice -> invoices;
      default -> isLeaving() ? this : menu;
    };
  }
}
