package org.dunwell.platform.net;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Posts JSON to other companies' programs, signed as Stripe signs its webhooks: {@code
 * t=seconds,v1=hex} over the time, a point and the body. Redirects are not followed, because they
 * would go around every check of the address.
 */
public final class SignedPosts {

  /** The header that carries the signature. */
  public static final String SIGNATURE = "Dunwell-Signature";

  private static final Duration CONNECT = Duration.ofSeconds(5);

  private static final int OK = 200;
  private static final int REDIRECTS = 300;

  private final HttpClient client =
      HttpClient.newBuilder()
          .connectTimeout(CONNECT)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  private final Duration patience;

  /**
   * @param patience how long an answer may take
   */
  public SignedPosts(Duration patience) {
    this.patience = patience;
  }

  /**
   * Posts it.
   *
   * @param key of idempotency: the same for every attempt
   * @param signature see {@link #signature}
   * @throws IOException when nobody took it: no answer, or one that is not 2xx
   */
  public void post(URI url, String key, String signature, byte[] json) throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(url)
            .timeout(patience)
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", key)
            .header(SIGNATURE, signature)
            .POST(HttpRequest.BodyPublishers.ofByteArray(json))
            .build();
    int status = send(request);
    if (status < OK || status >= REDIRECTS) {
      throw new IOException("%s answered %d".formatted(url.getHost(), status));
    }
  }

  private int send(HttpRequest request) throws IOException {
    try {
      return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new IOException("Stopped while waiting for the answer", stopping);
    }
  }

  /** What the header says about a body that leaves at this second. */
  public static String signature(byte[] secret, long seconds, byte[] body) {
    return "t=" + seconds + ",v1=" + HexFormat.of().formatHex(mac(secret, seconds, body));
  }

  /**
   * Whether a header was made with the secret for this body, not long before or after a moment.
   *
   * @param header as it came; null when none did
   */
  public static boolean isSigned(
      byte[] secret, String header, byte[] body, long now, Duration tolerance) {
    if (header == null || !header.matches("t=\\d{1,12},v1=[0-9a-f]{64}")) {
      return false;
    }
    long seconds = Long.parseLong(header.substring(2, header.indexOf(',')));
    byte[] given = HexFormat.of().parseHex(header.substring(header.indexOf("v1=") + 3));
    return Math.abs(now - seconds) <= tolerance.toSeconds()
        && MessageDigest.isEqual(given, mac(secret, seconds, body));
  }

  private static byte[] mac(byte[] secret, long seconds, byte[] body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      mac.update((seconds + ".").getBytes(StandardCharsets.US_ASCII));
      return mac.doFinal(body);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java runtime has HMAC-SHA256", e);
    }
  }

  /**
   * Whether it is https and leads out of our own network.
   *
   * @throws IOException when it does not, saying why
   */
  public static void checkOutside(URI url) throws IOException {
    if (!"https".equals(url.getScheme())) {
      throw new IOException("%s is not https.".formatted(url));
    }
    try {
      for (InetAddress address : InetAddress.getAllByName(url.getHost())) {
        if (!PublicAddress.is(address)) {
          throw new IOException(
              "%s is an address of our own network; what we post goes outside only."
                  .formatted(url.getHost()));
        }
      }
    } catch (UnknownHostException unknown) {
      throw new IOException("There is no host %s.".formatted(url.getHost()), unknown);
    }
  }
}
