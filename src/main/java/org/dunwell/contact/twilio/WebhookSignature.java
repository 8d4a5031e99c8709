package org.dunwell.contact.twilio;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.dunwell.platform.files.Sha256;

/** The header {@code X-Twilio-Signature}, as Twilio documents it. */
final class WebhookSignature {

  static final String HEADER = "X-Twilio-Signature";

  private static final String ALGORITHM = "HmacSHA1";
  private static final String FINGERPRINT = "bodySHA256";

  private WebhookSignature() {}

  /**
   * Whether the account has signed a form.
   *
   * @param url with its query, as Twilio was told to ask it
   */
  static boolean signsForm(
      String token, String signature, String url, Map<String, List<String>> form) {
    StringBuilder fields = new StringBuilder();
    // a name that comes several times is signed with each of its values once, in their order
    new TreeMap<>(form)
        .forEach(
            (name, values) ->
                new TreeSet<>(values).forEach(value -> fields.append(name).append(value)));
    boolean signed = false;
    for (String one : asKnown(url)) {
      signed |= same(signature, sign(token, one + fields));
    }
    return signed;
  }

  /** Whether the account has signed another body: its address tells the body's fingerprint. */
  static boolean signsBody(
      String token, String signature, String url, byte[] body, List<String> fingerprints) {
    return fingerprints.size() == 1
        && same(fingerprints.get(0), Sha256.of(body))
        && signsForm(token, signature, url, Map.of());
  }

  static List<String> fingerprints(Map<String, List<String>> query) {
    return query.getOrDefault(FINGERPRINT, List.of());
  }

  private static boolean same(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Depending on who calls, Twilio signs an address with its port, without, or with the port that
   * goes without saying.
   */
  static Set<String> asKnown(String url) {
    URI address = URI.create(url);
    String start = address.getScheme() + "://";
    String authority = address.getRawAuthority();
    String rest = url.substring(start.length() + authority.length());
    String host = authority.replaceFirst(":\\d+$", "");
    int usual = "https".equals(address.getScheme()) ? 443 : 80;
    Set<String> known = new LinkedHashSet<>();
    known.add(url);
    known.add(start + host + rest);
    if (address.getPort() < 0) {
      known.add(start + host + ":" + usual + rest);
    }
    return known;
  }

  private static String sign(String token, String text) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(token.getBytes(StandardCharsets.UTF_8), ALGORITHM));
      return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
