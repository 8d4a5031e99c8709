package org.dunwell.contact;

import java.util.ArrayList;
import java.util.List;
import org.dunwell.platform.live.Channels;
import org.dunwell.platform.live.LiveCheck;
import org.dunwell.platform.live.Missing;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/** Real letters need a real mail server, and customers' answers a mailbox that is read. */
@Component
class LiveMail implements LiveCheck {

  @Override
  public String channel() {
    return Channels.MAIL;
  }

  @Override
  public List<Missing> missing(Environment settings) {
    List<Missing> missing = new ArrayList<>();
    need(
        missing,
        settings,
        "mail.host",
        "No mail server for letters is named.",
        "mail.company.example");
    need(
        missing,
        settings,
        "mailbox.host",
        "No mailbox for replies and delivery reports is named.",
        "imap.company.example");
    need(
        missing,
        settings,
        "mailbox.address",
        "The address of the mailbox is not said.",
        "replies@company.example");
    need(
        missing,
        settings,
        "mailbox.username",
        "Nobody is named to read the mailbox as.",
        "replies");
    need(missing, settings, "mailbox.password", "There is no password for the mailbox.", null);
    encrypted(missing, settings, "mail");
    encrypted(missing, settings, "mailbox");
    return missing;
  }

  private static void need(
      List<Missing> missing, Environment settings, String name, String what, String example) {
    if (!StringUtils.hasText(settings.getProperty("dunwell." + name))) {
      String variable = "DUNWELL_" + name.toUpperCase(java.util.Locale.ROOT).replace('.', '_');
      missing.add(
          new Missing(
              what,
              example == null
                  ? "Set %s, or name a file that holds it in %s_FILE.".formatted(variable, variable)
                  : "Set %s, such as %s.".formatted(variable, example)));
    }
  }

  /** Passwords and customers' names do not cross a network in the clear. */
  private static void encrypted(List<Missing> missing, Environment settings, String server) {
    String host = settings.getProperty("dunwell." + server + ".host", "");
    boolean here = List.of("localhost", "127.0.0.1", "::1").contains(host);
    if ("none".equals(settings.getProperty("dunwell." + server + ".tls")) && !here) {
      missing.add(
          new Missing(
              "What goes to and from %s would not be encrypted.".formatted(host),
              "Set DUNWELL_%s_TLS to %s, or use a relay on this machine."
                  .formatted(
                      server.toUpperCase(java.util.Locale.ROOT),
                      server.equals("mail") ? "starttls or tls" : "tls")));
    }
  }
}
