package org.dunwell.sandbox.stripe;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The header {@code Stripe-Signature}. */
final class Signature {

  private static final String ALGORITHM = "HmacSHA256";
  private static final long MILLIS = 1000;

  private Signature() {}

  /**
   * Signs for now, by the computer's own time whatever the sandbox's clock shows: the receiver
   * refuses old signatures by its computer's time, too.
   */
  static String of(String payload, String secret) {
    long second = System.currentTimeMillis() / MILLIS;
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
      byte[] signed = mac.doFinal((second + "." + payload).getBytes(StandardCharsets.UTF_8));
      return "t=" + second + ",v1=" + HexFormat.of().formatHex(signed);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
