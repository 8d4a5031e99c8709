package org.dunwell.contact.correspondence;

import java.util.UUID;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.security.Users;
import org.dunwell.receivables.Customers;
import org.dunwell.receivables.SellingEntities;
import org.dunwell.receivables.SellingEntity;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Asks a colleague, such as the sales rep, about a customer's mail. What the colleague answers
 * comes back like any reply about that customer.
 */
@Component
public class Questions {

  private static final int MOST = 5_000;

  /**
   * What is asked.
   *
   * @param mailId the customer's mail
   * @param subject of that mail
   * @param to a colleague's address
   * @param by user id
   */
  public record Question(
      long mailId, long customerId, String subject, String to, String text, String by) {}

  private final Colleagues colleagues;
  private final CorrespondenceMapper mapper;
  private final SellingEntities entities;
  private final Customers customers;
  private final Users users;
  private final StaffMails mails;

  Questions(
      Colleagues colleagues,
      CorrespondenceMapper mapper,
      SellingEntities entities,
      Customers customers,
      Users users,
      StaffMails mails) {
    this.colleagues = colleagues;
    this.mapper = mapper;
    this.entities = entities;
    this.customers = customers;
    this.users = users;
    this.mails = mails;
  }

  /**
   * Sends a question.
   *
   * @throws BrokenRule when nothing is asked or the address is none of ours
   */
  @Transactional
  public void ask(Question question) {
    if (question.text() == null || question.text().isBlank()) {
      throw new BrokenRule("Write what you want to know.");
    }
    if (question.text().length() > MOST) {
      throw new BrokenRule("The question is longer than %d characters.".formatted(MOST));
    }
    colleagues.check(question.to(), question.customerId());
    SellingEntity entity =
        mapper
            .sellerOf(question.customerId())
            .map(entities::byId)
            .orElseGet(() -> entities.all().get(0));
    mails.send(
        new StaffMails.StaffMail(
            "question/" + question.mailId() + "/" + UUID.randomUUID(),
            "question",
            question.customerId(),
            entity,
            question.to(),
            subject(question),
            text(question),
            "/mail/" + question.mailId(),
            question.by()));
  }

  private String subject(Question question) {
    String customer = customers.byId(question.customerId()).name();
    return "A question about %s: %s".formatted(customer, question.subject());
  }

  private String text(Question question) {
    return """
        %s asks:

        %s

        Simply reply to this e-mail. The customer's mail:"""
        .formatted(users.nameOf(question.by()), question.text().strip());
  }
}
