package org.dunwell.contact;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dunwell.platform.SignedLinks;
import org.dunwell.receivables.Account;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Links that open a customer's own page without sign-in. They say whose page it is, for which of
 * our companies we wrote, and when: all links up to a moment can be shut at once.
 */
@Component
public class PayLinks {

  private static final String PURPOSE = "pay";

  private static final Pattern SUBJECT =
      Pattern.compile("(\\d{1,18})-(\\d{1,18})(?:-(\\d{1,15}))?");

  private final SignedLinks links;
  private final Clock clock;
  private final String publicUrl;

  PayLinks(
      SignedLinks links,
      Clock clock,
      @Value("${dunwell.public-url:http://localhost:${server.port:8080}}") String publicUrl) {
    this.links = links;
    this.clock = clock;
    this.publicUrl = publicUrl;
  }

  /**
   * What a link says.
   *
   * @param account whose page, and for which of our companies it was written
   * @param madeAt the epoch for links from before this was noted
   */
  public record Link(Account account, Instant madeAt) {}

  /** A link valid for {@link StatementSheets#LINK_VALIDITY} from now. */
  public String to(Account account) {
    return page(token(account));
  }

  /** The part of a link that opens the page. */
  public String token(Account account) {
    String subject =
        "%d-%d-%d"
            .formatted(
                account.customerId(), account.sellingEntityId(), clock.instant().toEpochMilli());
    return links.mint(PURPOSE, subject, StatementSheets.LINK_VALIDITY);
  }

  /** The whole address of the page that a token opens. */
  public String page(String token) {
    return publicUrl + "/pay/" + token;
  }

  /** What a link of ours says that is still valid; empty for anything else. */
  public Optional<Link> read(String token) {
    return links.read(PURPOSE, token).flatMap(PayLinks::link);
  }

  /** What a link of ours says whose time is over; empty for anything else. */
  public Optional<Link> readExpired(String token) {
    return links.readExpired(PURPOSE, token).flatMap(PayLinks::link);
  }

  private static Optional<Link> link(String subject) {
    Matcher parts = SUBJECT.matcher(subject);
    if (!parts.matches()) {
      return Optional.empty();
    }
    long madeAt = parts.group(3) == null ? 0 : Long.parseLong(parts.group(3));
    return Optional.of(
        new Link(
            new Account(Long.parseLong(parts.group(1)), Long.parseLong(parts.group(2))),
            Instant.ofEpochMilli(madeAt)));
  }
}
