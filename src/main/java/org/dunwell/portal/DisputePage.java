package org.dunwell.portal;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import org.dunwell.contact.templates.Words;
import org.dunwell.disputes.NewDispute;
import org.dunwell.disputes.doors.Raising;
import org.dunwell.disputes.evidence.CheckedFile;
import org.dunwell.disputes.reasons.ReasonCode;
import org.dunwell.disputes.reasons.ReasonCodes;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.NotThere;
import org.dunwell.promises.Promises;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** A customer says what is wrong with an invoice, and shows it. */
@Controller
class DisputePage {

  private static final int LONGEST_NOTE = 3_000;
  private static final int LONGEST_NAME = 100;

  private final OpenItems items;
  private final ReasonCodes reasons;
  private final Raising raising;

  DisputePage(OpenItems items, ReasonCodes reasons, Raising raising) {
    this.items = items;
    this.reasons = reasons;
    this.raising = raising;
  }

  @GetMapping("/pay/{token}/dispute")
  ModelAndView form(Visit visit, @RequestParam long invoice) {
    return draw(visit, item(visit, invoice), Form.fresh(visit.words()));
  }

  @PostMapping("/pay/{token}/dispute")
  ModelAndView raise(
      Visit visit,
      @RequestParam long invoice,
      @RequestParam MultiValueMap<String, String> sent,
      @RequestParam(name = "file", required = false) List<MultipartFile> files) {
    OpenItem item = item(visit, invoice);
    Form form = new Form(sent, visit.words());
    try {
      raise(visit, item, form, files);
    } catch (BrokenRule refused) {
      return PortalPages.again(draw(visit, item, form), visit, refused);
    }
    return PortalPages.done(visit, "dispute");
  }

  private void raise(Visit visit, OpenItem item, Form form, List<MultipartFile> files) {
    Words words = visit.words();
    String reason = form.text("reason", LONGEST_NAME);
    if (reason == null) {
      throw new Refused(words.of("portal.dispute.noReason"));
    }
    BigDecimal amount = form.amount("sum", item.item().currency(), null);
    if (amount != null && amount.compareTo(item.item().open()) > 0) {
      throw new Refused(
          words.of(
              "portal.amount.most",
              item.item().number(),
              words.amount(item.item().open(), item.item().currency())));
    }
    String note = form.text("note", LONGEST_NOTE);
    String name = form.text("name", LONGEST_NAME);
    String said = name == null ? note : (note == null ? "" : note + "\n") + "(" + name + ")";
    List<CheckedFile> checked = ReceivedFiles.read(files, ReceivedFiles.MOST_FILES, words);
    raising.raise(
        List.of(
            new NewDispute(
                form.key(visit),
                item.id(),
                reason,
                amount,
                List.of(),
                said,
                "portal",
                null,
                Promises.CUSTOMER)),
        checked);
  }

  private OpenItem item(Visit visit, long invoice) {
    return items
        .item(visit, invoice)
        .orElseThrow(() -> new NotThere("open invoice", Long.toString(invoice)));
  }

  private ModelAndView draw(Visit visit, OpenItem item, Form form) {
    List<ReasonCode> choices =
        reasons.active().stream()
            .sorted(Comparator.comparing(reason -> reason.wordsIn(visit.words().language())))
            .toList();
    return PortalPages.form("portal/dispute", visit)
        .addObject("one", item)
        .addObject("form", form)
        .addObject("reasons", choices)
        .addObject("mostFiles", ReceivedFiles.MOST_FILES)
        .addObject("mostMegabytes", ReceivedFiles.mostMegabytes());
  }
}
