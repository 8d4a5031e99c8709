package org.dunwell.crash;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dunwell.platform.files.Sha256;
import org.dunwell.sandbox.mail.Mail;
import org.dunwell.sandbox.mail.Mails;

/** The mail server as a process of its own that nobody kills; its folder says what was sent. */
final class Witness implements AutoCloseable {

  private static final Pattern PORT = Pattern.compile("SMTP [0-9.]+:(\\d+)");

  /** What the mails to one recipient have in common, or not. */
  record Seen(int mails, Set<String> messageIds, Set<String> bodies) {}

  private final Path folder;
  private final Process process;
  private final int port;

  Witness(Path folder, int mailsASecond) throws IOException {
    this.folder = folder;
    this.process =
        new ProcessBuilder(
                Node.java(),
                "-cp",
                Node.classPath(),
                "org.dunwell.sandbox.mail.MailServer",
                folder.toString(),
                "0",
                "0",
                Integer.toString(mailsASecond))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    this.port = port(process.inputReader());
  }

  /** It says where it listens; what it says besides is read so that it need not wait for us. */
  private static int port(BufferedReader said) throws IOException {
    for (String line = said.readLine(); line != null; line = said.readLine()) {
      Matcher where = PORT.matcher(line);
      if (where.find()) {
        Thread rest = new Thread(() -> said.lines().forEach(ignored -> {}), "witness");
        rest.setDaemon(true);
        rest.start();
        return Integer.parseInt(where.group(1));
      }
    }
    throw new IllegalStateException("The mail server has not started");
  }

  List<String> settings() {
    return List.of(
        "dunwell.mail.host=127.0.0.1", "dunwell.mail.port=" + port, "dunwell.mail.tls=none");
  }

  /** How many mails it has taken. */
  long count() {
    return new Mails(folder).count();
  }

  /** By recipient. */
  Map<String, Seen> seen() {
    Map<String, Seen> seen = new TreeMap<>();
    for (Mail mail : new Mails(folder).list("", Long.MAX_VALUE, Integer.MAX_VALUE)) {
      Seen one = new Seen(1, Set.of(mail.messageId()), Set.of(hash(mail)));
      seen.merge(mail.to(), one, Witness::both);
    }
    return seen;
  }

  private static String hash(Mail mail) {
    return Sha256.of((mail.subject() + mail.body() + mail.html()).getBytes(UTF_8));
  }

  private static Seen both(Seen one, Seen other) {
    return new Seen(
        one.mails + other.mails,
        union(one.messageIds, other.messageIds),
        union(one.bodies, other.bodies));
  }

  private static Set<String> union(Set<String> one, Set<String> other) {
    Set<String> both = new HashSet<>(one);
    both.addAll(other);
    return both;
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
