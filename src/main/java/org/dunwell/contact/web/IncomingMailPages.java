package org.dunwell.contact.web;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.dunwell.contact.correspondence.Attachment;
import org.dunwell.contact.correspondence.Attachments;
import org.dunwell.contact.replies.DisputeReasons;
import org.dunwell.contact.replies.Replies;
import org.dunwell.contact.replies.Reply;
import org.dunwell.contact.replies.ReplyFiles;
import org.dunwell.contact.web.MailPageMapper.InvoiceLine;
import org.dunwell.contact.web.MailPageMapper.MailLine;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.web.Downloads;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** What customers wrote: the list, and one mail with its files. */
@Controller
class IncomingMailPages {

  private static final int PAGE = 50;

  /** Who owes more invoices names them in words. */
  private static final int MOST_INVOICES = 100;

  private final MailPageMapper mapper;
  private final Replies replies;
  private final ReplyFiles files;
  private final Attachments sent;
  private final DisputeReasons reasons;

  IncomingMailPages(
      MailPageMapper mapper,
      Replies replies,
      ReplyFiles files,
      Attachments sent,
      DisputeReasons reasons) {
    this.reasons = reasons;
    this.mapper = mapper;
    this.replies = replies;
    this.files = files;
    this.sent = sent;
  }

  @GetMapping("/mail")
  String list(
      @RequestParam(defaultValue = "to-do") String view,
      @RequestParam(required = false) Long after,
      Model model) {
    List<MailLine> lines = lines(view, after);
    model.addAttribute("view", view);
    model.addAttribute("lines", lines.subList(0, Math.min(PAGE, lines.size())));
    model.addAttribute("after", lines.size() > PAGE ? lines.get(PAGE - 1).id() : null);
    model.addAttribute("undone", mapper.undone());
    return "contact/mail-list";
  }

  private List<MailLine> lines(String view, Long after) {
    return switch (view) {
      case "to-do" -> mapper.list(new String[] {"unmatched", "open"}, "mail", after, PAGE + 1);
      case "done" -> mapper.list(new String[] {"done"}, "mail", after, PAGE + 1);
      case "automatic" -> mapper.list(new String[] {"done"}, "auto-reply", after, PAGE + 1);
      default ->
          throw new BrokenRule(
              "There is no view %s of mail; to-do, done and automatic are.".formatted(view));
    };
  }

  @GetMapping("/mail/{id}")
  String one(@PathVariable long id, Model model) {
    Reply reply = replies.byId(id);
    Set<Long> likely = new HashSet<>(replies.likelyInvoices(reply));
    List<String> ticked =
        invoices(reply).stream()
            .filter(invoice -> likely.contains(invoice.id()))
            .map(InvoiceLine::number)
            .toList();
    return show(reply, AnswerForm.empty(ticked), model);
  }

  /** The page of a mail with what was entered about it so far. */
  String show(Reply reply, AnswerForm form, Model model) {
    model.addAttribute("mail", reply);
    model.addAttribute("words", Quoted.of(reply.text()));
    model.addAttribute("files", files.of(reply.id()));
    model.addAttribute("ending", mapper.ending(reply.id()).orElse(null));
    model.addAttribute("form", form);
    model.addAttribute("invoices", invoices(reply));
    model.addAttribute("reasons", reasons.choices());
    if (reply.customerId() == null) {
      model.addAttribute("candidates", mapper.candidates(reply.id()));
    } else {
      model.addAttribute("number", mapper.numberOf(reply.customerId()).orElseThrow());
      model.addAttribute("heldBack", mapper.heldBack(reply.customerId()));
      model.addAttribute("salesRep", mapper.salesRep(reply.customerId()).orElse(null));
    }
    return "contact/mail";
  }

  private List<InvoiceLine> invoices(Reply reply) {
    return reply.customerId() == null
        ? List.of()
        : mapper.openInvoices(reply.customerId(), MOST_INVOICES);
  }

  /** What went out with a message of ours. */
  @GetMapping("/messages/{id}/files/{position}")
  ResponseEntity<byte[]> sentFile(@PathVariable long id, @PathVariable int position) {
    return saved(sent.one(id, position));
  }

  /** Saved, never opened: it was written by somebody outside. */
  @GetMapping("/mail/{id}/files/{position}")
  ResponseEntity<byte[]> file(@PathVariable long id, @PathVariable int position) {
    return saved(files.one(id, position));
  }

  private static ResponseEntity<byte[]> saved(Attachment file) {
    return Downloads.of(file.fileName(), file.mediaType(), file.bytes());
  }
}
