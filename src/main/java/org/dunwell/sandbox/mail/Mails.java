package org.dunwell.sandbox.mail;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the mails that the mail server has kept, in this process or in another one. */
public final class Mails {

  private final MailFiles files;

  /** The folder given to {@link MailServer}. */
  public Mails(Path folder) {
    this.files = new MailFiles(folder.resolve("sent"));
  }

  /** How many there are. */
  public long count() {
    return files.numbers().size();
  }

  /**
   * The latest mails first.
   *
   * @param words only mails in whose addresses, subject, id or text they stand, in any case; empty
   *     for all
   * @param before only mails older than this number
   * @param limit at most so many
   */
  public List<Mail> list(String words, long before, int limit) {
    return matching(words).filter(mail -> mail.id() < before).limit(limit).toList();
  }

  /** How many mails mention these words. */
  public long count(String words) {
    return words.isBlank() ? count() : matching(words).count();
  }

  private Stream<Mail> matching(String words) {
    String lower = words.strip().toLowerCase(Locale.ROOT);
    List<Long> numbers = files.numbers();
    Stream<Long> latestFirst =
        Stream.iterate(numbers.size() - 1, i -> i >= 0, i -> i - 1).map(numbers::get);
    return latestFirst.map(this::read).filter(mail -> lower.isEmpty() || mail.mentions(lower));
  }

  /** One mail. */
  public Optional<Mail> byId(long id) {
    return files.has(id) ? Optional.of(read(id)) : Optional.empty();
  }

  /** One mail as it came over the wire. */
  public Optional<byte[]> source(long id) {
    return files.has(id) ? Optional.of(files.source(id)) : Optional.empty();
  }

  /** Throws all of them away. */
  public void empty() {
    files.numbers().forEach(files::remove);
  }

  private Mail read(long id) {
    try {
      MimeMessage message = files.read(id);
      Date sent = message.getSentDate();
      return new Mail(
          id,
          addresses(message.getFrom()),
          message.getHeader("X-Envelope-To", null),
          message.getSubject(),
          message.getMessageID(),
          sent == null ? null : sent.toInstant(),
          part(message, "text/plain").orElse(""),
          part(message, "text/html").orElse(null));
    } catch (MessagingException e) {
      throw new IllegalStateException("Cannot read mail " + id, e);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read mail " + id, e);
    }
  }

  private static String addresses(Address[] addresses) {
    return addresses == null ? "" : InternetAddress.toUnicodeString(addresses);
  }

  private static Optional<String> part(Part part, String type)
      throws MessagingException, IOException {
    if (part.isMimeType(type)) {
      return Optional.of(part.getContent().toString());
    }
    if (!part.isMimeType("multipart/*")) {
      return Optional.empty();
    }
    Multipart parts = (Multipart) part.getContent();
    for (int i = 0; i < parts.getCount(); i++) {
      Optional<String> found = part(parts.getBodyPart(i), type);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }
}
