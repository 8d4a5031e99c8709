package org.dunwell.disputes.doors;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import org.dunwell.contact.correspondence.Attachment;
import org.dunwell.contact.replies.Answer;
import org.dunwell.contact.replies.Replies;
import org.dunwell.contact.replies.ReplyAnswered;
import org.dunwell.contact.replies.ReplyFiles;
import org.dunwell.disputes.NewDispute;
import org.dunwell.disputes.evidence.CheckedFile;
import org.dunwell.disputes.evidence.FileCheck;
import org.dunwell.disputes.evidence.FileNotAccepted;
import org.dunwell.platform.Timeline;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What a customer disputes in a mail is raised like any other dispute, with the mail's files. */
@Component
class DisputesByMail {

  private final Raising raising;
  private final Replies replies;
  private final ReplyFiles files;
  private final Timeline timeline;

  DisputesByMail(Raising raising, Replies replies, ReplyFiles files, Timeline timeline) {
    this.raising = raising;
    this.replies = replies;
    this.files = files;
    this.timeline = timeline;
  }

  /** What cannot be disputed refuses the whole answer: the mail stays open. */
  @EventListener
  void raise(ReplyAnswered reply) {
    Answer answer = reply.answer();
    if (!answer.outcome().equals("disputes")) {
      return;
    }
    Long writer = replies.byId(reply.mailId()).contactId();
    raising.raise(
        answer.invoiceIds().stream()
            .map(
                invoice ->
                    new NewDispute(
                        "reply/%d/%d".formatted(reply.mailId(), invoice),
                        invoice,
                        answer.reason(),
                        null,
                        List.of(),
                        answer.note(),
                        "mail",
                        writer,
                        answer.by()))
            .toList(),
        answer.withFiles() ? taken(reply) : List.of());
  }

  /**
   * A mail carries logos and worse besides what it is about: what may not be kept stays where it
   * is, and the timeline says so.
   */
  private List<CheckedFile> taken(ReplyAnswered reply) {
    List<CheckedFile> taken = new ArrayList<>();
    for (ReplyFiles.Line line : files.of(reply.mailId())) {
      Attachment file = files.one(reply.mailId(), line.position());
      try {
        taken.add(FileCheck.read(file.fileName(), new ByteArrayInputStream(file.bytes())));
      } catch (FileNotAccepted refused) {
        timeline.add(
            new Timeline.Entry(
                "disputes",
                "evidence",
                reply.customerId(),
                null,
                reply.answer().by(),
                "A file stayed with mail %d: %s".formatted(reply.mailId(), refused.getMessage()),
                null));
      }
    }
    return taken;
  }
}
