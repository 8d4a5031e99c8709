package org.dunwell.contact.web;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.dunwell.contact.correspondence.Correspondence;
import org.dunwell.contact.correspondence.InvoiceCopies;
import org.dunwell.contact.correspondence.PersonalMail;
import org.dunwell.contact.replies.Replies;
import org.dunwell.contact.replies.Reply;
import org.dunwell.contact.templates.Rendered;
import org.dunwell.contact.web.MailPageMapper.InvoiceLine;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.Money;
import org.dunwell.platform.security.Users;
import org.springframework.stereotype.Component;

/** What stands in a mail before a person begins to write. */
@Component
class WriteStart {

  /**
   * What a mail can begin with.
   *
   * @param name in the address of the page
   * @param title for people
   */
  record Choice(String name, String title) {}

  static final List<Choice> CHOICES =
      List.of(
          new Choice("personal", "Empty mail"),
          new Choice("statement", "With the statement of account"),
          new Choice("invoice-copy", "Copies of invoices"),
          new Choice("reminder-friendly", "Reminder: friendly"),
          new Choice("reminder-firm", "Reminder: firm"),
          new Choice("reminder-urgent", "Reminder: urgent"),
          new Choice("reminder-final", "Reminder: final demand"));

  private static final String REMINDER = "reminder-";

  private final Correspondence correspondence;
  private final InvoiceCopies copies;
  private final Replies replies;
  private final Users users;

  WriteStart(Correspondence correspondence, InvoiceCopies copies, Replies replies, Users users) {
    this.correspondence = correspondence;
    this.copies = copies;
    this.replies = replies;
    this.users = users;
  }

  /**
   * What is wanted.
   *
   * @param template one of {@link #CHOICES}
   * @param mail the mail it answers, or null
   * @param writer user id
   */
  record Wish(String template, Long mail, String writer) {

    Wish {
      if (CHOICES.stream().noneMatch(choice -> choice.name().equals(template))) {
        throw new BrokenRule("There is no mail to begin with called %s.".formatted(template));
      }
    }

    boolean copies() {
      return template.equals("invoice-copy");
    }

    boolean reminds() {
      return template.startsWith(REMINDER);
    }
  }

  /**
   * Fills a form.
   *
   * @param open the customer's open invoices with that company of ours
   */
  WriteForm fill(Correspondence.Addressee to, Wish wish, List<InvoiceLine> open) {
    Reply reply = wish.mail() == null ? null : replies.ofCustomer(wish.mail(), to.customerId());
    if (wish.reminds()) {
      Correspondence.Reminder reminder =
          correspondence.beginReminder(to, wish.template().substring(REMINDER.length()));
      return form(to, wish, reminder.words(), reminder.invoiceIds());
    }
    List<Long> about = about(reply, wish, open);
    if (wish.copies()) {
      return form(
          to,
          wish,
          copies(to, open.stream().filter(line -> about.contains(line.id())).toList()),
          about);
    }
    String subject = reply == null ? "" : answering(reply.subject());
    return form(to, wish, new Rendered(subject, letter(to, wish).text()), about);
  }

  private WriteForm form(Correspondence.Addressee to, Wish wish, Rendered words, List<Long> about) {
    return new WriteForm(
        UUID.randomUUID().toString(),
        to.contactId(),
        to.sellingEntityId(),
        words.subject().replace('\u00a0', ' '),
        words.text(),
        about,
        true,
        null,
        wish.mail(),
        wish.copies() && !copies.there(about).isEmpty());
  }

  private Rendered copies(Correspondence.Addressee to, List<InvoiceLine> invoices) {
    return correspondence.begin(
        to,
        "invoice-copy",
        Map.of("invoices", invoices.stream().map(WriteStart::values).toList(), "attached", true));
  }

  private Rendered letter(Correspondence.Addressee to, Wish wish) {
    String text =
        wish.template().equals("statement")
            ? PersonalMail.WRITE_HERE + "\n\n[[statement]]"
            : PersonalMail.WRITE_HERE;
    // the subject is typed; the template wants one
    return correspondence.begin(
        to,
        "personal",
        Map.of("subject", "-", "text", text, "writer", users.nameOf(wish.writer())));
  }

  private List<Long> about(Reply reply, Wish wish, List<InvoiceLine> open) {
    if (reply == null) {
      return wish.copies() ? open.stream().map(InvoiceLine::id).toList() : List.of();
    }
    Set<Long> likely = new HashSet<>(replies.likelyInvoices(reply));
    return open.stream().map(InvoiceLine::id).filter(likely::contains).toList();
  }

  private static Map<String, Object> values(InvoiceLine line) {
    return Map.of(
        "number", line.number(),
        "issued", line.issuedOn(),
        "due", line.dueOn(),
        "amount", Money.of(line.amount(), line.currency()),
        "open", Money.of(line.openAmount(), line.currency()));
  }

  private static String answering(String subject) {
    return subject.regionMatches(true, 0, "Re:", 0, 3) ? subject : "Re: " + subject;
  }
}
