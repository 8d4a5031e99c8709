package org.dunwell.contact;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dunwell.contact.letters.PaperLayout;
import org.dunwell.contact.letters.PostalAddress;
import org.dunwell.contact.templates.CommonValues;
import org.dunwell.contact.templates.Rendered;
import org.dunwell.contact.templates.TemplateText;
import org.dunwell.contact.templates.Templates;
import org.dunwell.contact.templates.Words;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.NotThere;
import org.dunwell.receivables.Access;
import org.dunwell.receivables.Account;
import org.dunwell.receivables.Contact;
import org.dunwell.receivables.Customer;
import org.dunwell.receivables.SellingEntity;
import org.dunwell.receivables.Statement;
import org.dunwell.receivables.documents.InvoiceDocuments;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Shows what a customer would read if a template were written like this. Sends nothing. */
@Component
public class TemplatePreview {

  private static final String LINK = "https://…/pay/…";

  private final Templates templates;
  private final MailLayout mail;
  private final PaperLayout paper;
  private final Drafts.Ledger ledger;
  private final Access access;
  private final JdbcClient jdbc;
  private final Clock clock;

  TemplatePreview(
      Templates templates,
      MailLayout mail,
      PaperLayout paper,
      Drafts.Ledger ledger,
      Access access,
      JdbcClient jdbc,
      Clock clock) {
    this.templates = templates;
    this.mail = mail;
    this.paper = paper;
    this.ledger = ledger;
    this.access = access;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * What is shown, and to whom.
   *
   * @param template name of the template
   * @param text its words, stored or not
   * @param customer number of a customer
   * @param onPaper as a letter, else as an e-mail
   */
  public record Wanted(
      String template, String language, TemplateText text, String customer, boolean onPaper) {}

  /**
   * The letter as the customer would see it, as HTML.
   *
   * @throws BrokenRule when the words are broken, or there is no selling entity to write for
   * @throws org.dunwell.platform.NotThere when there is no such template or customer
   */
  public String of(Wanted wanted) {
    Customer customer = seen(wanted.customer().strip());
    SellingEntity entity = seller(customer);
    Instant now = clock.instant();
    Account account = new Account(customer.id(), entity.id());
    Statement statement = ledger.statements().of(List.of(account), now).get(account);
    Words words = Words.in(wanted.language());
    Letter.Facts facts = facts(wanted, entity, customer, statement);
    Rendered rendered =
        templates.preview(wanted.template(), wanted.language(), wanted.text(), values(facts));
    MailLayout.Blocks blocks =
        new MailLayout.Blocks(
            StatementSheets.write(statement, entity, customer, words),
            LINK,
            facts.linkUntil(),
            facts.enclosed(),
            null);
    return wanted.onPaper()
        ? paper
            .lay(
                rendered,
                blocks,
                new PaperLayout.Sides(entity, customer, facts.address(), statement.asOf()))
            .html()
        : mail.lay(rendered, blocks).html();
  }

  /** A customer who has something past due, to begin with; empty in an empty ledger. */
  public Optional<String> someCustomer() {
    return jdbc.sql(
            """
            select k.number
            from receivables.invoice i
            join receivables.customer k on k.id = i.customer_id
            where i.state = 'open'
            order by i.due_on, i.id
            limit 1
            """)
        .query(String.class)
        .optional()
        .filter(access::toCustomer);
  }

  private Customer seen(String number) {
    if (!access.toCustomer(number)) {
      throw new NotThere("customer", number);
    }
    return ledger.customers().byNumber(number);
  }

  private SellingEntity seller(Customer customer) {
    List<SellingEntity> all = ledger.entities().all();
    long theirs =
        jdbc.sql(
                """
                select selling_entity_id
                from receivables.invoice
                where customer_id = ?
                order by state = 'open' desc, due_on desc, id desc
                limit 1
                """)
            .param(customer.id())
            .query(Long.class)
            .optional()
            .orElse(-1L);
    return all.stream()
        .filter(entity -> entity.id() == theirs)
        .findFirst()
        .or(() -> all.stream().findFirst())
        .orElseThrow(() -> new BrokenRule("There is no selling entity yet. Import one first."));
  }

  private Letter.Facts facts(
      Wanted wanted, SellingEntity entity, Customer customer, Statement statement) {
    Customer addressee =
        customer.billToId() == null ? customer : ledger.customers().byId(customer.billToId());
    return new Letter.Facts(
        entity,
        customer,
        ledger.customers().contacts(customer.id()).stream()
            .map(Contact::name)
            .filter(name -> name != null)
            .findFirst()
            .orElse(null),
        Words.in(wanted.language()),
        statement,
        "none",
        Set.of(),
        statement.asOf().plusDays(7),
        wanted.onPaper() ? PostalAddress.of(addressee) : null,
        LINK,
        statement.asOf().plusDays(StatementSheets.LINK_VALIDITY.toDays() - 1),
        wanted.onPaper() ? Enclosures.NONE : enclosed(statement),
        null,
        null);
  }

  private Enclosures enclosed(Statement statement) {
    Set<Long> late =
        LetterValues.late(statement).stream()
            .map(Statement.Item::invoiceId)
            .collect(Collectors.toSet());
    return Enclosures.of(
        statement,
        late,
        ledger.documents().of(late).stream()
            .collect(Collectors.toMap(InvoiceDocuments.Line::invoiceId, Function.identity())));
  }

  /** What the customer owes stands in the letter; where nothing is due, examples do. */
  private static Map<String, Object> values(Letter.Facts facts) {
    Map<String, Object> values = new HashMap<>();
    boolean due = facts.statement().totals().stream().anyMatch(totals -> totals.due().signum() > 0);
    if (due) {
      values.putAll(LetterValues.of(facts));
      values.keySet().removeAll(Set.of("amountComing", "comingInvoices", "oneComing", "firstDue"));
    } else {
      values.putAll(
          CommonValues.of(
              facts.entity(), facts.customer(), facts.contactName(), facts.statement().asOf()));
    }
    values.put("onPaper", facts.paper());
    return values;
  }
}
