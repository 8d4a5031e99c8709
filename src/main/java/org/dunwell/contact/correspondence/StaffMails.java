package org.dunwell.contact.correspondence;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
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

  /** As much as files that go along may have together. */
  public static final int MOST_BYTES = OutgoingFiles.MOST_BYTES;

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
  private final Attachments attachments;
  private final Clock clock;
  private final String publicUrl;

  StaffMails(
      CorrespondenceMapper mapper,
      Colleagues colleagues,
      Attachments attachments,
      Clock clock,
      @Value("${dunwell.public-url:http://localhost:${server.port:8080}}") String publicUrl) {
    this.mapper = mapper;
    this.colleagues = colleagues;
    this.attachments = attachments;
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
    return send(mail, List.of());
  }

  /**
   * The same with files.
   *
   * @param files at most {@link #MOST_BYTES} together
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public long send(StaffMail mail, List<Attachment> files) {
    OutgoingFiles.check(files);
    Instant now = clock.instant();
    String text = "%s\n%s%s\n".formatted(mail.text(), publicUrl, mail.path());
    String subject = mail.subject().replaceAll("\\s+", " ").strip();
    Optional<Long> stored =
        mapper.insertStaffMail(
            new CorrespondenceMapper.StaffRow(
                mail,
                subject.substring(0, Math.min(subject.length(), MOST_SUBJECT)),
                text,
                "<p>" + HtmlUtils.htmlEscape(text).replace("\n", "<br>") + "</p>",
                MessageIds.fresh(mail.entity()),
                mail.entity().dayAt(now)),
            now);
    stored.ifPresent(id -> attachments.store(id, files));
    return stored.orElseGet(() -> mapper.byKey(mail.key()).orElseThrow());
  }
}
