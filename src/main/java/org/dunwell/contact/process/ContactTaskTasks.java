package org.dunwell.contact.process;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.spin.Spin;
import org.camunda.spin.json.SpinJsonNode;
import org.dunwell.contact.AddressTasks;
import org.dunwell.contact.phone.Voicemails;
import org.dunwell.contact.phone.Voicemails.Voicemail;
import org.dunwell.contact.replies.Answer;
import org.dunwell.contact.replies.DisputeReasons;
import org.dunwell.contact.replies.NamedByHand;
import org.dunwell.contact.replies.Replies;
import org.dunwell.contact.replies.Reply;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.NotThere;
import org.springframework.stereotype.Component;

/** Out of the engine: what the elements of {@code contact-task.bpmn} do. */
@Component("contactTask")
public class ContactTaskTasks {

  /** The engine keeps texts of at most 4000 characters; the whole mail is on its page. */
  private static final int MOST_TEXT = 3_600;

  private final AddressTasks addresses;
  private final Replies replies;
  private final NamedByHand named;
  private final DisputeReasons reasons;
  private final Voicemails voicemails;

  ContactTaskTasks(
      AddressTasks addresses,
      Replies replies,
      NamedByHand named,
      DisputeReasons reasons,
      Voicemails voicemails) {
    this.reasons = reasons;
    this.voicemails = voicemails;
    this.addresses = addresses;
    this.replies = replies;
    this.named = named;
  }

  public boolean isReply(String businessKey) {
    return replies.ofTask(Long.parseLong(businessKey)).isPresent();
  }

  public boolean isVoicemail(String businessKey) {
    return voicemails.ofTask(Long.parseLong(businessKey)).isPresent();
  }

  /** Who gets the task; null leaves it to all collectors. */
  public String owner(String businessKey) {
    long id = Long.parseLong(businessKey);
    Optional<Voicemail> message = voicemails.ofTask(id);
    if (message.isPresent()) {
      return message.get().owner();
    }
    Optional<Reply> reply = replies.ofTask(id);
    return reply.isPresent() ? reply.get().owner() : addresses.byId(id).owner();
  }

  public String customer(String businessKey) {
    long id = Long.parseLong(businessKey);
    Optional<Voicemail> message = voicemails.ofTask(id);
    if (message.isPresent()) {
      return message.get().customer();
    }
    return replies.ofTask(id).map(Reply::customer).orElseGet(() -> addresses.byId(id).customer());
  }

  /** {@code E-mail}, {@code Post} or {@code Phone}, as the form shows it. */
  public String addressKind(String businessKey) {
    return switch (addresses.byId(Long.parseLong(businessKey)).medium()) {
      case "post" -> "Post";
      case "phone" -> "Phone";
      default -> "E-mail";
    };
  }

  public String wrongAddress(String businessKey) {
    return addresses.byId(Long.parseLong(businessKey)).address();
  }

  public String reason(String businessKey) {
    return addresses.byId(Long.parseLong(businessKey)).reason();
  }

  /** Sender, subject and text of the reply. */
  public String whatTheyWrote(String businessKey) {
    Reply reply = reply(businessKey);
    String mail =
        "From: %s\nSubject: %s\n\n%s".formatted(reply.sender(), reply.subject(), reply.text());
    return mail.length() <= MOST_TEXT
        ? mail
        : "%s\n...\nThe whole mail is at /mail/%d."
            .formatted(mail.substring(0, MOST_TEXT), reply.id());
  }

  /** The number that a message was left from. */
  public String calledFrom(String businessKey) {
    return message(businessKey).calledFrom();
  }

  /** What somebody has said to the voicemail, and where it can be heard. */
  public String whatTheySaid(String businessKey) {
    return voicemails.words(message(businessKey));
  }

  private Voicemail message(String businessKey) {
    return voicemails
        .ofTask(Long.parseLong(businessKey))
        .orElseThrow(() -> new NotThere("voicemail task", businessKey));
  }

  /** Stores what came of a message; an exception refuses the completion and nothing is stored. */
  public void callBack(DelegateTask task) {
    long id = Long.parseLong(task.getExecution().getProcessBusinessKey());
    voicemails.end(id, text(task, "outcome"), text(task, "note"), who(task));
  }

  /** The numbers of the invoices that the reply is most likely about. */
  public String likelyInvoices(String businessKey) {
    return named.numbers(replies.likelyInvoices(reply(businessKey)));
  }

  /** Why an invoice may be disputed, to choose from. */
  public SpinJsonNode reasonOptions() {
    return Spin.JSON(reasons.choices());
  }

  /** Stores what was found; an exception refuses the completion and nothing is stored. */
  public void fixAddress(DelegateTask task) {
    long id = Long.parseLong(task.getExecution().getProcessBusinessKey());
    addresses.end(
        id,
        new AddressTasks.Found(
            text(task, "outcome"),
            text(task, "email"),
            text(task, "phone"),
            text(task, "place"),
            who(task)));
  }

  /** Stores what came of the reply; an exception refuses the completion and nothing is stored. */
  public void answerReply(DelegateTask task) {
    String key = task.getExecution().getProcessBusinessKey();
    Answer answer =
        new Answer(
            text(task, "outcome"),
            named.invoices(reply(key).customerId(), text(task, "invoices")),
            date(text(task, "promisedFor")),
            amount(text(task, "amount")),
            text(task, "note"),
            text(task, "reason"),
            Boolean.parseBoolean(text(task, "withFiles")),
            who(task));
    replies.answer(Long.parseLong(key), answer);
  }

  private Reply reply(String businessKey) {
    return replies
        .ofTask(Long.parseLong(businessKey))
        .orElseThrow(() -> new NotThere("reply task", businessKey));
  }

  private static LocalDate date(String text) {
    try {
      return text == null ? null : LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw new BrokenRule("\"%s\" is no date. Give one like 2026-03-31.".formatted(text));
    }
  }

  private static BigDecimal amount(String text) {
    try {
      return text == null ? null : new BigDecimal(text);
    } catch (NumberFormatException e) {
      throw new BrokenRule("\"%s\" is no amount. Give one like 1234.50.".formatted(text));
    }
  }

  private static String text(DelegateTask task, String key) {
    Object value = task.getVariable(key);
    return value == null || value.toString().isBlank() ? null : value.toString().strip();
  }

  private static String who(DelegateTask task) {
    Authentication signedIn =
        task.getProcessEngineServices().getIdentityService().getCurrentAuthentication();
    if (signedIn != null && signedIn.getUserId() != null) {
      return signedIn.getUserId();
    }
    return task.getAssignee() != null ? task.getAssignee() : "system";
  }
}
