package org.dunwell.disputes.questions;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.dunwell.contact.replies.MessageAnswered;
import org.dunwell.contact.replies.Replies;
import org.dunwell.contact.replies.Reply;
import org.dunwell.disputes.Courses;
import org.dunwell.disputes.Dispute;
import org.dunwell.disputes.DisputeLetters;
import org.dunwell.disputes.DisputeNews;
import org.dunwell.disputes.DisputeNotAllowed;
import org.dunwell.disputes.Disputes;
import org.dunwell.platform.NotThere;
import org.dunwell.platform.calendar.DayWords;
import org.dunwell.platform.calendar.WorkingDays;
import org.dunwell.receivables.Customer;
import org.dunwell.receivables.Customers;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Questions about disputes and their answers. The customer is asked by mail and the clock stands
 * until the answer comes, at the longest for {@value #WAIT_DAYS} of its working days; a colleague
 * is asked by mail and the clock runs on.
 */
@Component
public class DisputeQuestions {

  /** Whoever has not answered by then does not mean to. */
  static final int WAIT_DAYS = 5;

  private static final int MOST = 4_000;

  private static final int SHOWN = 100;

  private final QuestionMapper mapper;
  private final Disputes disputes;
  private final Courses courses;
  private final DisputeLetters letters;
  private final ColleagueMails colleagues;
  private final Replies replies;
  private final Customers customers;
  private final WorkingDays workingDays;
  private final DisputeNews news;
  private final Clock clock;

  DisputeQuestions(
      QuestionMapper mapper,
      Disputes disputes,
      Courses courses,
      DisputeLetters letters,
      ColleagueMails colleagues,
      Replies replies,
      Customers customers,
      WorkingDays workingDays,
      DisputeNews news,
      Clock clock) {
    this.mapper = mapper;
    this.disputes = disputes;
    this.courses = courses;
    this.letters = letters;
    this.colleagues = colleagues;
    this.replies = replies;
    this.customers = customers;
    this.workingDays = workingDays;
    this.news = news;
    this.clock = clock;
  }

  /** All of a dispute, the latest first. */
  public List<Question> of(long disputeId) {
    return mapper.of(disputeId, SHOWN);
  }

  /**
   * Asks the customer by mail; the clock stands.
   *
   * @throws DisputeNotAllowed when the dispute is over, this person does not work on it, nothing is
   *     asked, or nobody there may be written to
   */
  @Transactional
  public void askCustomer(long disputeId, String text, String by) {
    Dispute dispute = disputes.locked(disputeId);
    String question = checked(dispute, text, by);
    Customer customer = customers.byId(dispute.customerId());
    LocalDate today = LocalDate.ofInstant(clock.instant(), customer.timeZone());
    LocalDate last = workingDays.plus(customer.calendar(), today, WAIT_DAYS);
    Instant answerBy = last.plusDays(1).atStartOfDay(customer.timeZone()).toInstant();
    long id =
        mapper.insert(
            new QuestionMapper.Row(disputeId, "customer", "customer", question, by, answerBy),
            clock.instant());
    Long message = letters.question(dispute, id, question, last, by);
    if (message == null) {
      throw new DisputeNotAllowed(
          "Nobody at %s may be written to: there is no e-mail address in use. Add one, or call and enter what they say as a note."
              .formatted(dispute.customerName()));
    }
    mapper.sentAs(id, message);
    courses.pause(disputeId, answerBy, "the customer was asked");
    news.say(
        dispute,
        by,
        "Dispute %d: the customer was asked, the clock stands until %s at the longest: %s"
            .formatted(disputeId, DayWords.of(last), question));
  }

  /**
   * Asks a colleague by mail; the clock runs on.
   *
   * @param to an address of ours
   * @throws DisputeNotAllowed as with {@link #askCustomer}
   * @throws org.dunwell.platform.BrokenRule when the address is none of ours
   */
  @Transactional
  public void askColleague(long disputeId, String to, String text, String by) {
    Dispute dispute = disputes.locked(disputeId);
    String question = checked(dispute, text, by);
    String address = colleagues.checked(dispute, to);
    long id =
        mapper.insert(
            new QuestionMapper.Row(disputeId, "colleague", address, question, by, null),
            clock.instant());
    mapper.sentAs(id, colleagues.ask(dispute, id, address, question, by));
    news.say(dispute, by, "Dispute %d: %s was asked: %s".formatted(disputeId, address, question));
  }

  private String checked(Dispute dispute, String text, String by) {
    dispute.checkOpen();
    courses.checkMayWork(dispute.id(), by);
    return text(text, "Write what you want to know");
  }

  private static String text(String text, String what) {
    if (text == null || text.isBlank() || text.strip().length() > MOST) {
      throw new DisputeNotAllowed("%s, in 1 to %,d characters.".formatted(what, MOST));
    }
    return text.strip();
  }

  /**
   * Enters what somebody has answered by other ways than mail.
   *
   * @throws DisputeNotAllowed when it is answered already or nothing is entered
   */
  @Transactional
  public void answer(long disputeId, long questionId, String answer, String by) {
    Question question =
        mapper
            .byId(questionId)
            .filter(one -> one.disputeId() == disputeId)
            .orElseThrow(() -> new NotThere("question", Long.toString(questionId)));
    disputes.locked(disputeId);
    store(
        question,
        new QuestionMapper.Answer(questionId, text(answer, "Write what was answered"), by, null));
  }

  /** A mail answers one of our questions. */
  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  public void on(MessageAnswered answered) {
    mapper
        .openOfMessage(answered.messageId())
        .ifPresent(
            question -> {
              Reply reply = replies.byId(answered.mailId());
              disputes.locked(question.disputeId());
              store(
                  question,
                  new QuestionMapper.Answer(
                      question.id(), readable(reply), reply.writer(), reply.id()));
            });
  }

  private static String readable(Reply reply) {
    String text = reply.text() == null ? "" : reply.text().strip();
    if (text.isEmpty()) {
      return "(a mail without text: %s)".formatted(reply.subject());
    }
    return text.length() <= MOST ? text : text.substring(0, MOST) + " …";
  }

  private void store(Question question, QuestionMapper.Answer answer) {
    if (mapper.answer(answer, clock.instant()) == 0) {
      throw new DisputeNotAllowed("This question was answered meanwhile; nothing was stored.");
    }
    Dispute dispute = disputes.byId(question.disputeId());
    news.say(
        dispute,
        answer.by(),
        "Dispute %d: %s answered: %s"
            .formatted(
                dispute.id(),
                question.isToCustomer() ? "the customer" : question.recipient(),
                answer.answer()));
    boolean last = mapper.waiting(dispute.id(), clock.instant()) == 0;
    if (dispute.isOpen() && question.isToCustomer() && last) {
      courses.resume(dispute.id());
    }
  }
}
