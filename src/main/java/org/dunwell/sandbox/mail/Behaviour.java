package org.dunwell.sandbox.mail;

import java.util.Locale;

/** How the server of an address behaves: its domain says so. */
enum Behaviour {
  /** Takes the message and keeps it. */
  TAKES,
  /** {@code @unknown.example}: refuses the recipient for good while the message is handed over. */
  UNKNOWN,
  /** {@code @bounces.example}: takes the message, then reports that the mailbox does not exist. */
  BOUNCES,
  /** {@code @full.example}: takes the message, then reports that it still tries. */
  FULL,
  /** {@code @busy.example}: refuses for now, takes the message on the next attempt. */
  BUSY,
  /** {@code @down.example}: refuses for now, every time. */
  DOWN;

  static Behaviour of(String address) {
    return switch (address.substring(address.indexOf('@') + 1).toLowerCase(Locale.ROOT)) {
      case "unknown.example" -> UNKNOWN;
      case "bounces.example" -> BOUNCES;
      case "full.example" -> FULL;
      case "busy.example" -> BUSY;
      case "down.example" -> DOWN;
      default -> TAKES;
    };
  }
}
