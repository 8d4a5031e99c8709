package org.dunwell.sandbox.web;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.dunwell.platform.NotThere;
import org.dunwell.platform.web.Listing;
import org.dunwell.sandbox.mail.Mail;
import org.dunwell.sandbox.mail.Mails;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.util.UriComponentsBuilder;

/** What customers found in their mailboxes: a page for people, JSON for programs. */
@Controller
@RequestMapping("/sandbox/mails")
@ConditionalOnProperty(name = "dunwell.mode", havingValue = "sandbox")
class MailPages {

  private static final String PATH = "/sandbox/mails";

  /** Each mail of an answer is read from its own file. */
  private static final int MOST_MAILS = 500;

  private static final int PAGE = 50;
  private static final String LATEST = "9223372036854775807";

  /** A letter is text from outside: it may show itself and do nothing else. */
  private static final String LOCKED =
      "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self';"
          + " sandbox allow-popups allow-popups-to-escape-sandbox";

  /** Links of the letter open beside it, as in a mail program. */
  private static final String BESIDE = "<base target=\"_blank\">";

  private final Mails mails;

  MailPages(Mails mails) {
    this.mails = mails;
  }

  @GetMapping(produces = MediaType.TEXT_HTML_VALUE)
  String page(
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = LATEST) long after,
      Model model) {
    Listing<Mail> listing = listing(q, after, PAGE);
    model.addAttribute("q", q);
    model.addAttribute("mails", listing.items());
    model.addAttribute("total", listing.total());
    model.addAttribute("next", listing.next());
    return "sandbox/mails";
  }

  @GetMapping(produces = {MediaType.APPLICATION_JSON_VALUE, MediaType.ALL_VALUE})
  @ResponseBody
  Listing<Mail> list(
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = LATEST) long after,
      @RequestParam(defaultValue = "100") int limit) {
    return listing(q, after, Math.max(1, Math.min(limit, MOST_MAILS)));
  }

  private Listing<Mail> listing(String words, long after, int limit) {
    List<Mail> found = mails.list(words, after, limit + 1);
    List<Mail> items = found.subList(0, Math.min(limit, found.size()));
    String next =
        found.size() <= limit
            ? null
            : UriComponentsBuilder.fromPath(PATH)
                .queryParam("q", "{q}")
                .queryParam("limit", limit)
                .queryParam("after", items.get(limit - 1).id())
                .encode()
                .buildAndExpand(words)
                .toUriString();
    return new Listing<>(items, mails.count(words), next);
  }

  @GetMapping(path = "/{id}", produces = MediaType.TEXT_HTML_VALUE)
  String mail(@PathVariable long id, Model model) {
    model.addAttribute("mail", byId(id));
    return "sandbox/mail";
  }

  @GetMapping(
      path = "/{id}",
      produces = {MediaType.APPLICATION_JSON_VALUE, MediaType.ALL_VALUE})
  @ResponseBody
  Mail mail(@PathVariable long id) {
    return byId(id);
  }

  /** The letter as the customer's mail program shows it, in a frame that can do nothing. */
  @GetMapping("/{id}/letter")
  ResponseEntity<byte[]> letter(@PathVariable long id) {
    String html = byId(id).html();
    if (html == null) {
      throw new NotThere("HTML letter in mail", String.valueOf(id));
    }
    return ResponseEntity.ok()
        .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
        .header("Content-Security-Policy", LOCKED)
        .body(
            html.replaceFirst("(?i)<head[^>]*>|^", "$0" + BESIDE).getBytes(StandardCharsets.UTF_8));
  }

  /** The mail as it came over the wire. */
  @GetMapping("/{id}/source")
  ResponseEntity<byte[]> source(@PathVariable long id) {
    return ResponseEntity.ok()
        .contentType(MediaType.TEXT_PLAIN)
        .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"" + id + ".eml\"")
        .body(mails.source(id).orElseThrow(() -> noMail(id)));
  }

  private Mail byId(long id) {
    return mails.byId(id).orElseThrow(() -> noMail(id));
  }

  private static NotThere noMail(long id) {
    return new NotThere("mail", String.valueOf(id));
  }
}
