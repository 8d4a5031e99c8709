package org.dunwell.contact.correspondence;

import java.util.UUID;
import org.dunwell.receivables.SellingEntity;

/** Message-IDs of what we send. */
final class MessageIds {

  private MessageIds() {}

  static String fresh(SellingEntity sender) {
    String host = sender.email().substring(sender.email().indexOf('@') + 1);
    return "<%s@%s>".formatted(UUID.randomUUID(), host);
  }
}
