package org.dunwell.contact.web;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.dunwell.contact.correspondence.Correspondence;
import org.dunwell.contact.correspondence.PersonalMail;
import org.dunwell.contact.replies.Replies;
import org.dunwell.contact.replies.Reply;
import org.dunwell.contact.templates.Rendered;
import org.dunwell.contact.web.MailPageMapper.InvoiceLine;
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
          new Choice("invoice-copy", "Copies of invoices"));

  private final Correspondence correspondence;
  private final Replies replies;
  private final Users users;

  WriteStart(Correspondence correspondence, Replies replies, Users users) {
    this.correspondence = correspondence;
    this.replies = replies;
    this.users = users;
  }

  /**
   * Fills a form.
   *
   * @param wanted what was chosen so far; its subject, text and invoices are not looked at
   * @param open the customer's open invoices with that company of ours
   */
  WriteForm fill(
      Correspondence.Addressee to, WriteForm wanted, String template, List<InvoiceLine> open) {
    Reply reply = wanted.mail() == null ? null : replies.byId(wanted.mail());
    List<Long> about = about(reply, template, open);
    Rendered words = words(to, template, about, open, wanted.key());
    boolean copies = template.equals("invoice-copy");
    String subject = copies ? words.subject() : reply == null ? "" : answering(reply.subject());
    return new WriteForm(
        UUID.randomUUID().toString(),
        to.contactId(),
        to.sellingEntityId(),
        subject,
        words.text(),
        about,
        true,
        null,
        wanted.mail());
  }

  private Rendered words(
      Correspondence.Addressee to,
      String template,
      List<Long> about,
      List<InvoiceLine> open,
      String writer) {
    if (template.equals("invoice-copy")) {
      List<Map<String, Object>> invoices =
          open.stream().filter(line -> about.contains(line.id())).map(WriteStart::values).toList();
      return correspondence.begin(to, template, Map.of("invoices", invoices, "attached", true));
    }
    Map<String, Object> values = new HashMap<>();
    values.put("subject", "-");
    values.put(
        "text",
        template.equals("statement")
            ? PersonalMail.WRITE_HERE + "\n\n[[statement]]"
            : PersonalMail.WRITE_HERE);
    values.put("writer", users.nameOf(writer));
    return correspondence.begin(to, "personal", values);
  }

  private List<Long> about(Reply reply, String template, List<InvoiceLine> open) {
    if (reply == null) {
      return template.equals("invoice-copy")
          ? open.stream().map(InvoiceLine::id).toList()
          : List.of();
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
