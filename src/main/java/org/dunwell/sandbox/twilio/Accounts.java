package org.dunwell.sandbox.twilio;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.regex.Pattern;
import org.dunwell.platform.files.Sha256;

/** Who has an account: everybody who names one and knows its token, which follows from its sid. */
public final class Accounts {

  private static final Pattern SID = Pattern.compile("AC[0-9a-f]{32}");
  private static final int LONG = 32;
  private static final String BASIC = "Basic ";

  private Accounts() {}

  /** The account that the sandbox gives to whoever has this name. */
  public static String sid(String name) {
    return "AC" + digest("account of " + name);
  }

  /** The token of an account: it signs in with it and its webhooks are signed with it. */
  public static String token(String sid) {
    return digest("token of " + sid);
  }

  private static String digest(String text) {
    return Sha256.of(text.getBytes(StandardCharsets.UTF_8)).substring(0, LONG);
  }

  /** Who asks, by the header {@code Authorization}. */
  static String signedIn(String authorization) {
    if (authorization == null || !authorization.startsWith(BASIC)) {
      throw ApiError.unauthorized("Authenticate");
    }
    String[] both = decoded(authorization.substring(BASIC.length()).strip()).split(":", 2);
    if (both.length < 2 || !SID.matcher(both[0]).matches() || !same(both[1], token(both[0]))) {
      throw ApiError.unauthorized(
          "Authenticate. The sandbox knows every account AC and 32 digits, each with the token that"
              + " /_control/account?sid= tells, and no other: a real token must never come here.");
    }
    return both[0];
  }

  private static boolean same(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }

  private static String decoded(String basic) {
    try {
      return new String(Base64.getDecoder().decode(basic), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notBase64) {
      return "";
    }
  }

  /** Refuses what is no sid. */
  static String checked(String sid) {
    if (!SID.matcher(sid).matches()) {
      throw ApiError.missing(sid);
    }
    return sid;
  }
}
