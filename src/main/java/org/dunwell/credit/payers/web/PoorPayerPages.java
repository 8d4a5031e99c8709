package org.dunwell.credit.payers.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.Map;
import org.dunwell.credit.payers.PoorPayerFiles;
import org.dunwell.credit.payers.PoorPayerFilter;
import org.dunwell.credit.payers.PoorPayerMails;
import org.dunwell.credit.payers.PoorPayers;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.security.Users;
import org.dunwell.platform.web.FormAnswers;
import org.dunwell.platform.web.Given;
import org.dunwell.platform.web.Layout;
import org.dunwell.receivables.SellingEntities;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Who pays poorly, the same as a file, and by mail. */
@Controller
@RequestMapping("/credit")
class PoorPayerPages {

  private static final String PATH = "/credit/poor-payers";

  private final PoorPayers payers;
  private final PoorPayerMails mails;
  private final PoorPayerFiles files;
  private final SellingEntities entities;
  private final Users users;
  private final Layout layout;

  PoorPayerPages(
      PoorPayers payers,
      PoorPayerMails mails,
      PoorPayerFiles files,
      SellingEntities entities,
      Users users,
      Layout layout) {
    this.payers = payers;
    this.mails = mails;
    this.files = files;
    this.entities = entities;
    this.users = users;
    this.layout = layout;
  }

  @GetMapping("/poor-payers")
  String list(@RequestParam Map<String, String> given, Principal user, Model model) {
    PoorPayerFilter filter = filter(given, model);
    model.addAttribute("filter", filter);
    model.addAttribute("page", payers.page(filter, user.getName(), PoorPayerFilter.PAGE));
    model.addAttribute("size", PoorPayerFilter.PAGE);
    model.addAttribute("classes", PoorPayerFilter.CLASSES);
    model.addAttribute("sorts", PoorPayerFilter.SORTS);
    model.addAttribute("owners", users.collectors());
    model.addAttribute("entities", entities.all());
    model.addAttribute("wishes", mails.of(user.getName()));
    return "credit/poor-payers";
  }

  /** What was typed into the address and makes no sense is said, and the whole list shown. */
  private static PoorPayerFilter filter(Map<String, String> given, Model model) {
    try {
      return PoorPayerFilter.of(given);
    } catch (BrokenRule wrong) {
      model.addAttribute("refused", wrong.getMessage());
      return PoorPayerFilter.NONE;
    }
  }

  /** Written as it is read, so that no length of list fills the memory. */
  @GetMapping("/poor-payers.csv")
  void csv(@RequestParam Map<String, String> given, Principal user, HttpServletResponse response)
      throws IOException {
    file("csv", given, user, response);
  }

  /** The same as a workbook. */
  @GetMapping("/poor-payers.xlsx")
  void xlsx(@RequestParam Map<String, String> given, Principal user, HttpServletResponse response)
      throws IOException {
    file("xlsx", given, user, response);
  }

  private void file(
      String format, Map<String, String> given, Principal user, HttpServletResponse response)
      throws IOException {
    PoorPayerFilter filter = PoorPayerFilter.of(given).onPage(1);
    response.setContentType(files.mediaType(format));
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION,
        ContentDisposition.attachment()
            .filename("poor-payers-%s.%s".formatted(layout.today(), format))
            .build()
            .toString());
    files.write(
        format, response.getOutputStream(), reader -> payers.each(filter, user.getName(), reader));
  }

  @PostMapping("/poor-payers/mails")
  ModelAndView wish(
      @RequestParam String every,
      @RequestParam(required = false) String format,
      @RequestParam(defaultValue = "") String filter,
      Principal user,
      RedirectAttributes flash) {
    return FormAnswers.tried(
        () ->
            mails.wish(
                user.getName(),
                new PoorPayerMails.Order(
                    every, format, PoorPayerFilter.of(Given.parameters(filter)))),
        filter.isEmpty() ? PATH : PATH + "?" + filter,
        "You get this list from the next morning on.",
        flash);
  }

  @PostMapping("/poor-payers/mails/{id}/remove")
  ModelAndView takeBack(@PathVariable long id, Principal user, RedirectAttributes flash) {
    mails.takeBack(user.getName(), id);
    return FormAnswers.done(PATH, "You do not get that list any more.", flash);
  }
}
