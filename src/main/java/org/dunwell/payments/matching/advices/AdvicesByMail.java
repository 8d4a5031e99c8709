package org.dunwell.payments.matching.advices;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dunwell.contact.replies.FilesReceived;
import org.dunwell.contact.replies.ReplyFiles;
import org.dunwell.payments.matching.Remittances;
import org.dunwell.payments.matching.Remittances.Advice;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.Timeline;
import org.dunwell.platform.time.DueWork;
import org.dunwell.receivables.Customers;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reads the advices that came with mails, before the money that they speak of is matched. Whoever
 * can write under a customer's address can at most say which of that customer's own invoices its
 * own money pays. The mail waits for a person whatever it brings.
 */
@Component
@Order(6)
class AdvicesByMail implements DueWork {

  private static final String BY = "mail";

  private final JdbcClient jdbc;
  private final ReplyFiles files;
  private final Remittances remittances;
  private final Customers customers;
  private final Timeline timeline;
  private final TransactionTemplate transaction;
  private final Clock clock;

  AdvicesByMail(
      JdbcClient jdbc,
      ReplyFiles files,
      Remittances remittances,
      Customers customers,
      Timeline timeline,
      TransactionTemplate transaction,
      Clock clock) {
    this.jdbc = jdbc;
    this.files = files;
    this.remittances = remittances;
    this.customers = customers;
    this.timeline = timeline;
    this.transaction = transaction;
    this.clock = clock;
  }

  private record Waiting(long mailId, long customerId) {}

  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  public void on(FilesReceived came) {
    jdbc.sql(
            """
            insert into payments.advice_mail (mail_id, customer_id, noted_at)
            values (?, ?, ?)
            on conflict (mail_id, customer_id) do nothing
            """)
        .params(came.mailId(), came.customerId(), Timestamp.from(clock.instant()))
        .update();
  }

  @Override
  public String name() {
    return "payments.advices-by-mail";
  }

  @Override
  public Optional<Instant> nextDue() {
    boolean waiting =
        jdbc.sql("select exists (select from payments.advice_mail where read_at is null)")
            .query(Boolean.class)
            .single();
    return waiting ? Optional.of(clock.instant()) : Optional.empty();
  }

  @Override
  public void runDue(Instant now) {
    next().ifPresent(this::read);
  }

  private Optional<Waiting> next() {
    return jdbc.sql(
            """
            select mail_id, customer_id
            from payments.advice_mail
            where read_at is null
            order by noted_at, mail_id
            limit 1
            """)
        .query(Waiting.class)
        .optional();
  }

  /** Every file in a transaction of its own; the same advice a second time changes nothing. */
  private void read(Waiting mail) {
    String payer = customers.byId(mail.customerId()).number();
    int advices = 0;
    for (ReplyFiles.Line file : files.of(mail.mailId())) {
      byte[] bytes = files.bytes(mail.mailId(), file.position());
      if (AdviceFile.isOne(bytes)) {
        advices += read(mail, file.fileName(), bytes, payer);
      }
    }
    jdbc.sql(
            """
            update payments.advice_mail
            set read_at = ?, advices = ?
            where mail_id = ?
              and customer_id = ?
            """)
        .params(Timestamp.from(clock.instant()), advices, mail.mailId(), mail.customerId())
        .update();
  }

  private int read(Waiting mail, String name, byte[] bytes, String payer) {
    try {
      return transaction.execute(
          status -> {
            List<String> kept = new ArrayList<>();
            for (Advice one : AdviceFile.read(bytes, payer)) {
              if (!one.payer().equals(payer)) {
                throw new BrokenRule(
                    "It speaks for customer %s, and the mail is %s's."
                        .formatted(one.payer(), payer));
              }
              kept.add(remittances.receive(one, BY).reference());
            }
            say(
                mail,
                "Remittance advice %s came by mail (%s).".formatted(String.join(", ", kept), name));
            return kept.size();
          });
    } catch (TransientDataAccessException later) {
      throw later;
    } catch (RuntimeException wrong) {
      transaction.executeWithoutResult(
          status ->
              say(
                  mail,
                  "The remittance advice %s came by mail and cannot be followed: %s"
                      .formatted(name, wrong.getMessage())));
      return 0;
    }
  }

  private void say(Waiting mail, String what) {
    timeline.add(new Timeline.Entry("payments", "advice", mail.customerId(), null, BY, what, null));
  }
}
