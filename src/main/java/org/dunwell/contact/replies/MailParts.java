package org.dunwell.contact.replies;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.List;
import org.dunwell.contact.correspondence.Attachment;
import org.dunwell.platform.files.FileName;
import org.dunwell.platform.files.FileType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes a mail apart, up to limits: what lies beyond them, or cannot be read, is left out. */
final class MailParts {

  private static final Logger log = LoggerFactory.getLogger(MailParts.class);

  private static final int MOST_DEPTH = 10;
  private static final int MOST_PARTS = 200;
  private static final int MOST_FILES = 30;

  /** A mail is fetched up to 25 MB; a part of it cannot be larger. */
  private static final int MOST_BYTES = 25 * 1024 * 1024;

  /** The logo under a signature is no attachment; a pasted picture of a form is. */
  private static final int SMALL_PICTURE = 10 * 1024;

  private final StringBuilder plain = new StringBuilder();
  private final StringBuilder html = new StringBuilder();
  private final List<Attachment> attachments = new ArrayList<>();
  private boolean incomplete;
  private int parts;

  private MailParts() {}

  static MailParts of(MimeMessage mail) {
    MailParts found = new MailParts();
    found.take(mail, 0);
    return found;
  }

  /** The text part, else what a reader of the HTML part sees. */
  String text() {
    String text = PlainText.of(plain.toString());
    try {
      return text.isEmpty() && !html.isEmpty() ? PlainText.ofHtml(html.toString()) : text;
    } catch (RuntimeException | StackOverflowError unreadable) {
      log.warn("The HTML of a mail cannot be read", unreadable);
      return text;
    }
  }

  List<Attachment> attachments() {
    return attachments;
  }

  boolean incomplete() {
    return incomplete;
  }

  private void take(Part part, int depth) {
    if (depth > MOST_DEPTH || ++parts > MOST_PARTS) {
      incomplete = true;
      return;
    }
    try {
      takeReadable(part, depth);
    } catch (MessagingException | IOException | RuntimeException unreadable) {
      log.debug("A part of a mail cannot be read", unreadable);
      incomplete = true;
    }
  }

  private void takeReadable(Part part, int depth) throws MessagingException, IOException {
    if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart several) {
      for (int i = 0; i < several.getCount() && parts <= MOST_PARTS; i++) {
        BodyPart next = several.getBodyPart(i);
        take(next, depth + 1);
      }
    } else if (!isFile(part) && part.isMimeType("text/html")) {
      html.append(words(part)).append("<br>");
    } else if (!isFile(part) && (part.isMimeType("text/plain") || part.getContentType() == null)) {
      plain.append(words(part)).append('\n');
    } else {
      takeFile(part);
    }
  }

  private static boolean isFile(Part part) throws MessagingException {
    return Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition()) || part.getFileName() != null;
  }

  private void takeFile(Part part) throws MessagingException, IOException {
    if (attachments.size() == MOST_FILES) {
      incomplete = true;
      return;
    }
    byte[] bytes = bytes(part);
    boolean logo =
        part.isMimeType("image/*")
            && part.getHeader("Content-ID") != null
            && bytes.length < SMALL_PICTURE;
    if (!logo && bytes.length > 0) {
      String name = FileName.safe(name(part));
      attachments.add(new Attachment(name, FileType.of(bytes).mediaType(), bytes));
    }
  }

  private static String name(Part part) throws MessagingException {
    String name = part.getFileName();
    if (name != null) {
      return PlainText.header(name);
    }
    return part.isMimeType("message/rfc822") ? "mail.eml" : "attachment";
  }

  private static String words(Part part) throws MessagingException, IOException {
    return new String(bytes(part), charset(part));
  }

  private static byte[] bytes(Part part) throws MessagingException, IOException {
    try (InputStream content = part.getInputStream()) {
      return content.readNBytes(MOST_BYTES);
    }
  }

  /** What the part says; bytes of a charset that nobody knows are read as Latin-1. */
  private static Charset charset(Part part) throws MessagingException {
    String name = new ContentType(part.getContentType()).getParameter("charset");
    if (name == null) {
      return StandardCharsets.UTF_8;
    }
    try {
      return Charset.forName(MimeUtility.javaCharset(name));
    } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
      return StandardCharsets.ISO_8859_1;
    }
  }
}
