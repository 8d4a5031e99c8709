package org.dunwell.platform.live;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Which channels a company has switched off by name ({@code dunwell.off}). */
@Component
public class Channels {

  /** E-mail out and in. */
  public static final String MAIL = "mail";

  /** Payments that customers make online. */
  public static final String PAY = "pay";

  /** Calls and text messages through Twilio. */
  public static final String PHONE = "phone";

  private final Set<String> off;

  Channels(Environment settings) {
    this.off = off(settings);
  }

  /** Whether it may be used. */
  public boolean isOn(String channel) {
    return !off.contains(channel);
  }

  static Set<String> off(Environment settings) {
    return Arrays.stream(settings.getProperty("dunwell.off", "").split(","))
        .map(String::strip)
        .filter(name -> !name.isEmpty())
        .collect(Collectors.toUnmodifiableSet());
  }
}
