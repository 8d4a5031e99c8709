package org.dunwell.credit.bureaus.web;

import java.io.IOException;
import java.io.InputStream;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import org.dunwell.credit.Parties;
import org.dunwell.credit.bureaus.Asked;
import org.dunwell.credit.bureaus.BureauBook;
import org.dunwell.credit.bureaus.BureauReports;
import org.dunwell.credit.bureaus.Bureaus;
import org.dunwell.credit.bureaus.ManualReports;
import org.dunwell.disputes.evidence.CheckedFile;
import org.dunwell.disputes.evidence.FileCheck;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.web.Downloads;
import org.dunwell.platform.web.Given;
import org.dunwell.platform.web.Typed;
import org.dunwell.platform.web.UploadLimit;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What bureaus say about a party; reports are asked for, entered by hand and saved here. */
@Controller
@RequestMapping(ReportPages.PATH)
class ReportPages {

  static final String PATH = "/credit/parties/{id}/reports";

  private static final int SHOWN = 50;

  private static final List<String> SCALES =
      List.of("points", "creditsafe", "paydex", "intelliscore");

  private static final Map<Asked, String> ANSWERS =
      Map.of(
          Asked.ASKED, "The bureau is asked. Its answer stands here in a moment.",
          Asked.WAITING, "The bureau was asked already and has not answered yet.",
          Asked.KNOWN, "The report we have is good enough.",
          Asked.NOBODY, "No bureau is asked about companies there. Enter the report by hand.");

  private final BureauReports reports;
  private final Bureaus bureaus;
  private final ManualReports manual;
  private final BureauBook book;
  private final Parties parties;

  ReportPages(
      BureauReports reports,
      Bureaus bureaus,
      ManualReports manual,
      BureauBook book,
      Parties parties) {
    this.reports = reports;
    this.bureaus = bureaus;
    this.manual = manual;
    this.book = book;
    this.parties = parties;
  }

  @Configuration(proxyBeanMethods = false)
  static class ReportLimit {

    @Bean
    UploadLimit bureauReportLimit() {
      return new UploadLimit(
          PATH,
          FileCheck.MOST_BYTES + 1_024L * 1_024,
          "A report may have %d MB. Make the PDF smaller.".formatted(FileCheck.MOST_BYTES >> 20));
    }
  }

  @GetMapping
  String list(@PathVariable long id, Model model) {
    model.addAttribute("party", parties.visible(id));
    model.addAttribute("reports", reports.of(id, SHOWN));
    model.addAttribute("requests", bureaus.requests(id, SHOWN));
    model.addAttribute("scales", SCALES);
    model.addAttribute("bureaus", book.all().keySet());
    return "credit/reports";
  }

  @PostMapping("/ask")
  String ask(
      @PathVariable long id,
      @RequestParam(required = false) String key,
      Principal who,
      RedirectAttributes flash) {
    parties.visible(id);
    Asked asked = bureaus.ask(id, "person", who.getName(), Typed.text(key));
    flash.addFlashAttribute("done", ANSWERS.get(asked));
    return "redirect:" + PATH;
  }

  @PostMapping
  String enter(
      @PathVariable long id,
      @RequestParam Map<String, String> form,
      @RequestParam(required = false) MultipartFile file,
      Principal who,
      RedirectAttributes flash)
      throws IOException {
    parties.visible(id);
    try {
      manual.enter(id, typed(form), checked(file), who.getName());
      flash.addFlashAttribute("done", "The report is stored.");
    } catch (BrokenRule refused) {
      flash.addFlashAttribute("refused", refused.getMessage());
    }
    return "redirect:" + PATH;
  }

  private static ManualReports.Typed typed(Map<String, String> form) {
    return new ManualReports.Typed(
        form.get("key"),
        Typed.text(form.get("bureau")),
        Typed.text(form.get("reference")),
        Given.day("The day", form.get("reportedOn")),
        Given.oneOf("The scale", form.get("scale"), SCALES),
        Typed.amount(form.get("score")),
        form.containsKey("insolvent"),
        Typed.text(form.get("insolvencyNotice")),
        Given.amount("The recommended limit", Typed.amount(form.get("limit"))),
        Typed.text(form.get("note")));
  }

  private static CheckedFile checked(MultipartFile file) throws IOException {
    if (file == null || file.isEmpty()) {
      return null;
    }
    try (InputStream content = file.getInputStream()) {
      return FileCheck.read(file.getOriginalFilename(), content);
    }
  }

  /** Saved, never opened: somebody outside made it. */
  @GetMapping("/{report}/file")
  ResponseEntity<byte[]> file(@PathVariable long id, @PathVariable long report) {
    parties.visible(id);
    ManualReports.Content content = manual.content(id, report);
    return Downloads.of(content.fileName(), content.mediaType(), content.bytes());
  }
}
