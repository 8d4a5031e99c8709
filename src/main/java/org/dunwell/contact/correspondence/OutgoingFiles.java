package org.dunwell.contact.correspondence;

import java.util.List;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.files.FileType;

/**
 * What may be sent along: a few files of kinds that a customer can open and a mail server takes.
 */
final class OutgoingFiles {

  static final int MOST_FILES = 10;

  /** Many mail servers refuse more than 10 MB once it is encoded. */
  static final int MOST_BYTES = 7 * 1024 * 1024;

  private OutgoingFiles() {}

  static void check(List<Attachment> attachments) {
    if (attachments.size() > MOST_FILES) {
      throw new BrokenRule("More than %d files. Send some later.".formatted(MOST_FILES));
    }
    long bytes = 0;
    for (Attachment attachment : attachments) {
      bytes += attachment.bytes().length;
      if (!FileType.of(attachment.bytes()).fits(attachment.fileName())) {
        throw new BrokenRule(
            "%s cannot be sent: it is none of the kinds we send (PDF, pictures, office files, text,"
                    .formatted(attachment.fileName())
                + " ZIP), or not what its name says.");
      }
    }
    if (bytes > MOST_BYTES) {
      throw new BrokenRule(
          "The files are larger than %d MB together. Send fewer.".formatted(MOST_BYTES >> 20));
    }
  }
}
