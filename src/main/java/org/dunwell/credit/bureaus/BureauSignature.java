package org.dunwell.credit.bureaus;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What proves that a notice is a bureau's: {@code t=seconds,v1=hex}, HMAC-SHA256 under the shared
 * secret over the seconds, a point and the body.
 */
public final class BureauSignature {

  /** The header that carries it. */
  public static final String HEADER = "Bureau-Signature";

  /** One that is older is somebody's repetition. */
  static final long TOLERANCE_SECONDS = 300;

  private static final Pattern FORM = Pattern.compile("t=(\\d{1,12}),v1=([0-9a-f]{64})");

  private BureauSignature() {}

  /** Signs a body. */
  public static String of(String secret, long seconds, byte[] body) {
    return "t=" + seconds + ",v1=" + HexFormat.of().formatHex(mac(secret, seconds, body));
  }

  /**
   * Whether it is a signature of that body, made within the last minutes.
   *
   * @param header as it came; null when none did
   * @param nowSeconds since 1970, of the computer's own time
   */
  public static boolean proves(String header, String secret, byte[] body, long nowSeconds) {
    Matcher form = FORM.matcher(header == null ? "" : header);
    if (!form.matches()) {
      return false;
    }
    long seconds = Long.parseLong(form.group(1));
    return Math.abs(nowSeconds - seconds) <= TOLERANCE_SECONDS
        && MessageDigest.isEqual(
            HexFormat.of().parseHex(form.group(2)), mac(secret, seconds, body));
  }

  private static byte[] mac(String secret, long seconds, byte[] body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      mac.update((seconds + ".").getBytes(StandardCharsets.US_ASCII));
      return mac.doFinal(body);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java runtime has HMAC-SHA256", e);
    }
  }
}
