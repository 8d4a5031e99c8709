package org.dunwell.collections.tomorrow.web;

import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.function.Consumer;
import org.dunwell.collections.tomorrow.TomorrowChanges;
import org.dunwell.contact.OwnWords;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.NotThere;
import org.dunwell.platform.web.FormAnswers;
import org.dunwell.platform.web.Given;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriUtils;

/** What one customer gets tomorrow, the letters as they will read, and what can be changed. */
@Controller
class TomorrowCustomerPages {

  /** A letter may look as it likes and do nothing. */
  private static final String LETTER_POLICY =
      "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self';"
          + " sandbox";

  private final TomorrowOfCustomer tomorrow;
  private final TomorrowChanges changes;

  TomorrowCustomerPages(TomorrowOfCustomer tomorrow, TomorrowChanges changes) {
    this.tomorrow = tomorrow;
    this.changes = changes;
  }

  @GetMapping("/customers/{number}/tomorrow")
  String one(@PathVariable String number, Model model) {
    model.addAttribute("view", tomorrow.of(number));
    return "collections/tomorrow/customer";
  }

  @GetMapping("/customers/{number}/tomorrow/letter")
  ResponseEntity<String> letter(
      @PathVariable String number,
      @RequestParam(defaultValue = "0") long entity,
      @RequestParam(defaultValue = "email") String channel) {
    String html =
        tomorrow
            .html(number, entity, channel)
            .orElseThrow(() -> new NotThere("letter of tomorrow", number));
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType("text/html;charset=UTF-8"))
        .header("Content-Security-Policy", LETTER_POLICY)
        .body(html);
  }

  @PostMapping("/customers/{number}/tomorrow/hold")
  ModelAndView hold(
      @PathVariable String number,
      @RequestParam(required = false) String until,
      @RequestParam(required = false) String reason,
      Principal by,
      RedirectAttributes flash) {
    return tried(
        number,
        by,
        flash,
        "Nothing automatic goes to them until that day is over.",
        of -> changes.hold(of, Given.day("Until", until), reason));
  }

  @PostMapping("/customers/{number}/tomorrow/leave-out")
  ModelAndView leaveOut(
      @PathVariable String number,
      @RequestParam long invoice,
      Principal by,
      RedirectAttributes flash) {
    return tried(
        number,
        by,
        flash,
        "The letter goes without it; the next one asks for it.",
        of -> changes.leaveOut(of, invoice));
  }

  @PostMapping("/customers/{number}/tomorrow/put-back")
  ModelAndView putBack(
      @PathVariable String number,
      @RequestParam long invoice,
      Principal by,
      RedirectAttributes flash) {
    return tried(
        number, by, flash, "It is in the letter again.", of -> changes.putBack(of, invoice));
  }

  @PostMapping("/customers/{number}/tomorrow/words")
  ModelAndView write(
      @PathVariable String number, TypedWords typed, Principal by, RedirectAttributes flash) {
    ModelAndView answer =
        tried(
            number,
            by,
            flash,
            "Your words are in the letter.",
            of -> changes.write(of, typed.entity(), typed.words(), typed.version()));
    if (flash.getFlashAttributes().containsKey("refused")) {
      flash.addFlashAttribute("typed", typed);
    }
    return answer;
  }

  /**
   * Words as they were typed.
   *
   * @param place {@code above} or {@code below} the statement
   */
  record TypedWords(long entity, String text, String place, int version) {

    OwnWords words() {
      if (!"above".equals(place) && !"below".equals(place)) {
        throw new BrokenRule("place is '%s'; it must be above or below.".formatted(place));
      }
      return new OwnWords(text, place.equals("above"));
    }
  }

  @PostMapping("/customers/{number}/tomorrow/words/erase")
  ModelAndView erase(
      @PathVariable String number,
      @RequestParam long entity,
      @RequestParam int version,
      Principal by,
      RedirectAttributes flash) {
    return tried(
        number,
        by,
        flash,
        "The letter is as its template says.",
        of -> changes.erase(of, entity, version));
  }

  @PostMapping("/customers/{number}/tomorrow/send")
  ModelAndView send(@PathVariable String number, Principal by, RedirectAttributes flash) {
    return tried(number, by, flash, "It is written and leaves shortly.", changes::send);
  }

  private ModelAndView tried(
      String number,
      Principal by,
      RedirectAttributes flash,
      String done,
      Consumer<TomorrowChanges.Of> change) {
    long customer = tomorrow.customer(number).id();
    return FormAnswers.tried(
        () -> change.accept(new TomorrowChanges.Of(customer, tomorrow.day(), by.getName())),
        "/customers/%s/tomorrow".formatted(UriUtils.encode(number, StandardCharsets.UTF_8)),
        done,
        flash);
  }
}
