package org.dunwell.sandbox.twilio;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.dunwell.platform.files.Sha256;

/** The header {@code X-Twilio-Signature}. */
final class Signature {

  static final String HEADER = "X-Twilio-Signature";

  private static final String ALGORITHM = "HmacSHA1";

  private Signature() {}

  /** Signs the address and, in the order of their names, the fields of the form that is sent. */
  static String of(String url, Map<String, String> form, String token) {
    StringBuilder signed = new StringBuilder(url);
    new TreeMap<>(form).forEach((name, value) -> signed.append(name).append(value));
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(token.getBytes(StandardCharsets.UTF_8), ALGORITHM));
      return Base64.getEncoder()
          .encodeToString(mac.doFinal(signed.toString().getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The address to which a body that is no form is sent: it names the body's fingerprint. */
  static String address(String url, String body) {
    return url
        + (url.contains("?") ? "&" : "?")
        + "bodySHA256="
        + Sha256.of(body.getBytes(StandardCharsets.UTF_8));
  }
}
