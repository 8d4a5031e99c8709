package org.dunwell.receivables.journal;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.dunwell.platform.net.PublicAddress;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Posts a batch to the ERP, signed as Stripe signs its webhooks: {@code t=seconds,v1=hex} over the
 * time, a point and the body. In live mode only to https and never into our own network; redirects
 * are not followed, because they would go around both.
 */
@Component
class JournalWebhook {

  static final String SIGNATURE = "Dunwell-Signature";

  private static final Duration CONNECT = Duration.ofSeconds(5);

  /** Long enough to post ten thousand entries; shorter than anybody waits for the work loop. */
  private static final Duration ANSWER = Duration.ofSeconds(20);

  private static final int OK = 200;
  private static final int REDIRECTS = 300;

  private final HttpClient client =
      HttpClient.newBuilder()
          .connectTimeout(CONNECT)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  private final JournalBooks books;
  private final Clock clock;
  private final boolean live;

  JournalWebhook(JournalBooks books, Clock clock, @Value("${dunwell.mode}") String mode) {
    this.books = books;
    this.clock = clock;
    this.live = mode.equals("live");
  }

  /**
   * Posts the batch.
   *
   * @throws IOException when nobody took it
   */
  void post(JournalBook book, JournalBatch batch, byte[] json) throws IOException {
    byte[] secret =
        books
            .secret(book.sellingEntityId())
            .orElseThrow(
                () ->
                    new IOException(
                        "There is no secret to sign with: make one, or set dunwell.journal.secret."));
    if (book.webhookUrl() == null) {
      throw new IOException("The address was removed.");
    }
    URI url = URI.create(book.webhookUrl());
    if (live) {
      checkOutside(url);
    }
    HttpRequest request =
        HttpRequest.newBuilder(url)
            .timeout(ANSWER)
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", batch.name())
            .header(SIGNATURE, signature(secret, clock.instant().getEpochSecond(), json))
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

  static String signature(byte[] secret, long seconds, byte[] body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      mac.update((seconds + ".").getBytes(StandardCharsets.US_ASCII));
      return "t=" + seconds + ",v1=" + HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java runtime has HMAC-SHA256", e);
    }
  }

  static void checkOutside(URI url) throws IOException {
    if (!"https".equals(url.getScheme())) {
      throw new IOException("%s is not https.".formatted(url));
    }
    try {
      for (InetAddress address : InetAddress.getAllByName(url.getHost())) {
        if (!PublicAddress.is(address)) {
          throw new IOException(
              "%s is an address of our own network; batches go outside only."
                  .formatted(url.getHost()));
        }
      }
    } catch (UnknownHostException unknown) {
      throw new IOException("There is no host %s.".formatted(url.getHost()), unknown);
    }
  }
}
