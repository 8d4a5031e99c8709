package org.dunwell.contact.replies;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.dunwell.contact.HeldBack;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.NotThere;
import org.dunwell.receivables.Customers;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Mails of customers, from the moment they came in until a person has said what came of them. While
 * one is open nothing automatic goes to that customer.
 */
@Component
public class Replies {

  private final ReplyMapper mapper;
  private final Matching matching;
  private final ReplyFiles files;
  private final ReplyTasks tasks;
  private final ReplyEffects effects;
  private final ReplyLines lines;
  private final HeldBack heldBack;
  private final Customers customers;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Replies(
      ReplyMapper mapper,
      Matching matching,
      ReplyFiles files,
      ReplyTasks tasks,
      ReplyEffects effects,
      ReplyLines lines,
      HeldBack heldBack,
      Customers customers,
      ApplicationEventPublisher events,
      Clock clock) {
    this.mapper = mapper;
    this.matching = matching;
    this.files = files;
    this.tasks = tasks;
    this.effects = effects;
    this.lines = lines;
    this.heldBack = heldBack;
    this.customers = customers;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Takes a mail that is no delivery report; the same mail twice is taken once.
   *
   * @param key names it: its Message-ID, or where it lies when it has none
   * @param raw as it came, or its start
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void take(String key, byte[] raw, IncomingMail mail) {
    take(key, raw, mail, matching.of(mail));
  }

  /**
   * Takes a text message that a person has to read; the same one twice is taken once.
   *
   * @param key names it
   * @param customerId whose it is; null where a person has to say so
   * @param contactId null when the writer is no contact of the customer
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void takeText(String key, IncomingMail text, Long customerId, Long contactId) {
    Matching.Match match =
        customerId == null
            ? Matching.Match.NONE
            : new Matching.Match("number", customerId, contactId, null);
    take(key, text.text().getBytes(StandardCharsets.UTF_8), text, match);
  }

  private void take(String key, byte[] raw, IncomingMail mail, Matching.Match match) {
    String state = mail.automatic() ? "done" : match.isKnown() ? "open" : "unmatched";
    String kind = mail.automatic() ? "auto-reply" : "mail";
    Optional<Long> inserted =
        mapper.insert(new ReplyMapper.Row(key, kind, state, mail, match, raw), clock.instant());
    if (inserted.isEmpty()) {
      return;
    }
    files.store(inserted.get(), mail.attachments());
    Reply reply = byId(inserted.get());
    if (match.isKnown()) {
      lines.came(reply);
      received(reply, mail.attachments().size());
    }
    if (reply.isOpen()) {
      open(reply);
    }
  }

  /**
   * Takes a question that somebody has put on the customer's own page; it waits for a person as a
   * mail does. The same one twice is taken once.
   *
   * @param key names it
   * @param writer who asks, as they say
   */
  @Transactional
  public void ask(String key, long customerId, String writer, String subject, String text) {
    IncomingMail asked =
        new IncomingMail("", writer, subject, text, List.of(), List.of(), List.of(), false, false);
    Matching.Match match = new Matching.Match("portal", customerId, null, null);
    byte[] raw = text.getBytes(StandardCharsets.UTF_8);
    mapper
        .insert(new ReplyMapper.Row(key, "mail", "open", asked, match, raw), clock.instant())
        .ifPresent(
            id -> {
              Reply reply = byId(id);
              lines.came(reply);
              open(reply);
            });
  }

  /**
   * @throws NotThere when there is none with this id
   */
  public Reply byId(long id) {
    return mapper.byId(id).orElseThrow(() -> new NotThere("mail", Long.toString(id)));
  }

  /**
   * @throws NotThere when this customer has written no such mail
   */
  public Reply ofCustomer(long id, long customerId) {
    return mapper
        .byId(id)
        .filter(reply -> Objects.equals(reply.customerId(), customerId))
        .orElseThrow(() -> new NotThere("mail of this customer", Long.toString(id)));
  }

  /** The reply of an open task; empty when the task is about something else or has ended. */
  public Optional<Reply> ofTask(long taskId) {
    return mapper.ofTask(taskId).flatMap(mapper::byId);
  }

  /** The invoices that a reply is most likely about: those our message asked about, if open. */
  public List<Long> likelyInvoices(Reply reply) {
    return reply.aboutId() == null ? List.of() : mapper.invoicesAbout(reply.aboutId());
  }

  /**
   * Says whose a mail is that nobody recognised, or that was taken for somebody else's.
   *
   * @throws BrokenRule when it has been dealt with already
   */
  @Transactional
  public void assign(long id, String customerNumber, String by) {
    Reply reply = undone(id);
    long customer = customers.byNumber(customerNumber).id();
    if (reply.isOpen()) {
      tasks.withdraw(id, "assigned to " + customerNumber, by);
    }
    mapper.assign(id, customer, writerAt(reply, customer));
    if (reply.customerId() != null && reply.customerId() != customer) {
      release(reply.customerId());
    }
    Reply theirs = byId(id);
    lines.assigned(theirs, by);
    received(theirs, files.of(id).size());
    open(theirs);
  }

  /**
   * A mail that nobody has to answer and that is no customer's: advertising, misdirected.
   *
   * @throws BrokenRule when it belongs to a customer or has been dealt with already
   */
  @Transactional
  public void dismiss(long id, String by) {
    Reply reply = undone(id);
    if (reply.customerId() != null) {
      throw new BrokenRule("This mail is %s's. Say what came of it.".formatted(reply.customer()));
    }
    mapper.end(id, new ReplyMapper.End("not-for-us", null, by, clock.instant()));
  }

  /**
   * Ends a reply with what a person made of it. What had to wait because of it goes on.
   *
   * @throws NotThere when there is no such open task
   * @throws BrokenRule when what was entered cannot be done; nothing is stored then
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void answer(long taskId, Answer answer) {
    long id =
        mapper.ofTask(taskId).orElseThrow(() -> new NotThere("reply task", Long.toString(taskId)));
    Reply reply = undone(id);
    effects.of(reply, answer);
    Instant now = clock.instant();
    ReplyMapper.End end = new ReplyMapper.End(answer.outcome(), answer.note(), answer.by(), now);
    mapper.end(id, end);
    mapper.endTask(id, end);
    lines.answered(reply, answer);
    events.publishEvent(new ReplyAnswered(id, reply.customerId(), reply.writer(), answer));
    release(reply.customerId());
  }

  private void received(Reply reply, int files) {
    if (files > 0) {
      events.publishEvent(new FilesReceived(reply.id(), reply.customerId()));
    }
  }

  private void open(Reply reply) {
    tasks.open(reply);
    heldBack.begin(reply.customerId());
    events.publishEvent(new UnreadRepliesChanged(List.of(reply.customerId())));
    if (reply.aboutId() != null) {
      events.publishEvent(new MessageAnswered(reply.aboutId(), reply.id()));
    }
  }

  private void release(long customer) {
    if (mapper.unread(customer) == 0) {
      heldBack.end(customer);
    }
    events.publishEvent(new UnreadRepliesChanged(List.of(customer)));
  }

  private Reply undone(long id) {
    Reply reply = mapper.lock(id).orElseThrow(() -> new NotThere("mail", Long.toString(id)));
    if (reply.state().equals("done")) {
      throw new BrokenRule("This mail has been dealt with already. Nothing of yours was stored.");
    }
    return reply;
  }

  private Long writerAt(Reply reply, long customer) {
    return mapper.writers(reply.fromAddress()).stream()
        .filter(writer -> writer.mayWriteFor(customer))
        .map(ReplyMapper.Writer::contactId)
        .findFirst()
        .orElse(null);
  }
}
