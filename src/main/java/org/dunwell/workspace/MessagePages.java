package org.dunwell.workspace;

import org.dunwell.contact.correspondence.Attachments;
import org.dunwell.platform.NotThere;
import org.dunwell.workspace.MessagePageMapper.MessageCard;
import org.dunwell.workspace.MessagePageMapper.MessageLine;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.StringUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The outbox: what is planned, what was sent, and each letter word for word. */
@Controller
class MessagePages {

  private static final int MOST_ITEMS = 500;

  /** A letter may look as it likes and do nothing. */
  private static final String LETTER_POLICY =
      "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self';"
          + " sandbox";

  private final MessagePageMapper messages;
  private final Attachments attachments;

  MessagePages(MessagePageMapper messages, Attachments attachments) {
    this.messages = messages;
    this.attachments = attachments;
  }

  @GetMapping("/messages")
  String list(
      @RequestParam(required = false) String state,
      @RequestParam(required = false) Long after,
      Model model) {
    String wanted = StringUtils.hasText(state) ? state : null;
    model.addAttribute("state", wanted);
    if ("planned".equals(wanted)) {
      model.addAttribute("planned", messages.planned(Page.SIZE));
    } else {
      model.addAttribute(
          "page", Page.of(messages.list(wanted, after, Page.FETCH), MessageLine::id));
    }
    return "workspace/messages";
  }

  @GetMapping("/messages/{id}")
  String one(@PathVariable long id, Model model) {
    model.addAttribute("message", found(id));
    model.addAttribute("items", messages.items(id, MOST_ITEMS));
    model.addAttribute("files", attachments.lines(id));
    return "workspace/message";
  }

  @GetMapping("/messages/{id}/letter")
  ResponseEntity<String> letter(@PathVariable long id) {
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType("text/html;charset=UTF-8"))
        .header("Content-Security-Policy", LETTER_POLICY)
        .body(found(id).bodyHtml());
  }

  private MessageCard found(long id) {
    return messages.byId(id).orElseThrow(() -> new NotThere("message", Long.toString(id)));
  }
}
