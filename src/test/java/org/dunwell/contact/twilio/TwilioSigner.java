package org.dunwell.contact.twilio;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.dunwell.platform.files.Sha256;

/** Signs as Twilio does, for tests that knock at the doors themselves. */
public final class TwilioSigner {

  private TwilioSigner() {}

  /** The header {@code X-Twilio-Signature} over an address and a form. */
  public static String sign(String token, String url, Map<String, String> form) {
    StringBuilder text = new StringBuilder(url);
    new TreeMap<>(form).forEach((name, value) -> text.append(name).append(value));
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(token.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
      byte[] code = mac.doFinal(text.toString().getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(code);
    } catch (java.security.GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The address for a body that is no form. */
  static String withFingerprint(String path, String body) {
    return path + "?bodySHA256=" + Sha256.of(body.getBytes(StandardCharsets.UTF_8));
  }
}
