package org.dunwell.receivables.journal;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import org.dunwell.platform.net.SignedPosts;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Posts a batch to the ERP, signed; in live mode only to https and never into our own network. */
@Component
class JournalWebhook {

  static final String SIGNATURE = SignedPosts.SIGNATURE;

  /** Long enough to post ten thousand entries; shorter than anybody waits for the work loop. */
  private static final Duration ANSWER = Duration.ofSeconds(20);

  private final SignedPosts posts = new SignedPosts(ANSWER);
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
    posts.post(url, batch.name(), signature(secret, clock.instant().getEpochSecond(), json), json);
  }

  static String signature(byte[] secret, long seconds, byte[] body) {
    return SignedPosts.signature(secret, seconds, body);
  }

  static void checkOutside(URI url) throws IOException {
    SignedPosts.checkOutside(url);
  }
}
