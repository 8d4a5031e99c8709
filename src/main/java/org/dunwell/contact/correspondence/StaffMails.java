package org.dunwell.contact.correspondence;

import java.time.Clock;
import java.time.Instant;
import org.dunwell.receivables.SellingEntity;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.util.HtmlUtils;

/**
 * Mails to our own people, stored in the caller's transaction and sent from the store. One about a
 * single customer is filed with it, and what somebody answers comes back like any reply about that
 * customer; one about several, or about a prospect, is filed with nobody.
 */
@Component
public class StaffMails {

  /** A mail server may refuse longer ones. */
  private static final int MOST_SUBJECT = 200;

  /**
   * A mail to one of us.
   *
   * @param key names what it says; a second mail of the same key is not sent
   * @param kind {@code question} or {@code alert}
   * @param customerId with whom it is filed, where everybody who sees the customer reads it; null
   *     for an alert that names others, or nobody's customer
   * @param entity the company of ours it is sent by
   * @param to an address of ours
   * @param text plain text
   * @param path the page it is about, such as {@code /disputes/12}
   * @param by user id, or {@code system}
   */
  public record StaffMail(
      String key,
      String kind,
      Long customerId,
      SellingEntity entity,
      String to,
      String subject,
      String text,
      String path,
      String by) {}

  private final CorrespondenceMapper mapper;
  private final Colleagues colleagues;
  private final Clock clock;
  private final String publicUrl;

  StaffMails(
      CorrespondenceMapper mapper,
      Colleagues colleagues,
      Clock clock,
      @Value("${dunwell.public-url:http://localhost:${server.port:8080}}") String publicUrl) {
    this.mapper = mapper;
    this.colleagues = colleagues;
    this.clock = clock;
    this.publicUrl = publicUrl;
  }

  /**
   * Lets the addresses of our own people pass.
   *
   * @throws org.dunwell.platform.BrokenRule when the address is none of ours
   */
  public void checkIsOneOfUs(String address, long customerId) {
    colleagues.check(address, customerId);
  }

  /**
   * Stores a mail for sending.
   *
   * @return its message's id; that of the earlier one when there is one of this key
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public long send(StaffMail mail) {
    Instant now = clock.instant();
    String text = "%s\n%s%s\n".formatted(mail.text(), publicUrl, mail.path());
    String subject = mail.subject().replaceAll("\\s+", " ").strip();
    return mapper
        .insertStaffMail(
            new CorrespondenceMapper.StaffRow(
                mail,
                subject.substring(0, Math.min(subject.length(), MOST_SUBJECT)),
                text,
                "<p>" + HtmlUtils.htmlEscape(text).replace("\n", "<br>") + "</p>",
                MessageIds.fresh(mail.entity()),
                mail.entity().dayAt(now)),
            now)
        .orElseGet(() -> mapper.byKey(mail.key()).orElseThrow());
  }
}
