package org.dunwell.contact.replies;

import java.util.List;
import org.dunwell.platform.Timeline;
import org.springframework.stereotype.Component;

/** What the timeline says about replies: on the invoices they are about, else on the customer. */
@Component
class ReplyLines {

  private final ReplyMapper mapper;
  private final Timeline timeline;

  ReplyLines(ReplyMapper mapper, Timeline timeline) {
    this.mapper = mapper;
    this.timeline = timeline;
  }

  void came(Reply reply) {
    boolean automatic = reply.kind().equals("auto-reply");
    String what =
        "%s from %s: “%s”."
            .formatted(
                automatic
                    ? "An automatic reply came"
                    : "portal".equals(reply.matchedBy())
                        ? "A question on their own page came"
                        : reply.isText() ? "A text message came" : "A mail came",
                reply.sender(),
                reply.isText() ? reply.text() : reply.subject());
    List<Long> invoices =
        reply.aboutId() == null ? List.of() : mapper.invoicesAbout(reply.aboutId());
    say(reply, invoices, "system", what);
  }

  void assigned(Reply reply, String by) {
    String what =
        "A mail from %s was found to be theirs: “%s”.".formatted(reply.sender(), reply.subject());
    say(reply, List.of(), by, what);
  }

  void answered(Reply reply, Answer answer) {
    String note = answer.note() == null ? "" : " " + answer.note();
    String what =
        "The mail “%s” was dealt with: %s.%s"
            .formatted(reply.subject(), answer.outcome().replace('-', ' '), note);
    say(reply, answer.invoiceIds(), answer.by(), what);
  }

  private void say(Reply reply, List<Long> invoices, String by, String what) {
    if (invoices.isEmpty()) {
      timeline.add(line(reply, null, by, what));
    } else {
      timeline.addAll(invoices.stream().map(invoice -> line(reply, invoice, by, what)).toList());
    }
  }

  private static Timeline.Entry line(Reply reply, Long invoice, String by, String what) {
    return new Timeline.Entry("contact", "reply", reply.customerId(), invoice, by, what, null);
  }
}
