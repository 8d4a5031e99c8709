package org.dunwell.contact;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dunwell.platform.SignedLinks;
import org.springframework.stereotype.Component;

/**
 * The address that each message of ours asks replies to be sent to: {@code
 * replies+4711-seal@company.example}. It names the message and nobody else can make one.
 */
@Component
public class ReplyAddresses {

  private static final String PURPOSE = "reply";

  private static final Pattern TOKEN = Pattern.compile("\\+(\\d{1,18})-([a-zA-Z2-7]{16})@");

  private final SignedLinks links;
  private final MailAccess access;

  ReplyAddresses(SignedLinks links, MailAccess access) {
    this.links = links;
    this.access = access;
  }

  /** Empty when the mailbox has no address of its own. */
  Optional<String> of(long messageId) {
    String id = Long.toString(messageId);
    return access
        .imap()
        .map(MailProperties.Imap::address)
        .filter(address -> address.indexOf('@') > 0)
        .map(address -> address.replaceFirst("@", "+" + id + "-" + links.seal(PURPOSE, id) + "@"));
  }

  /** The message that an address names; empty when it names none or we did not make it. */
  public Optional<Long> messageOf(String address) {
    Matcher token = TOKEN.matcher(address);
    return token.find() && links.isSeal(PURPOSE, token.group(1), token.group(2))
        ? Optional.of(Long.valueOf(token.group(1)))
        : Optional.empty();
  }
}
