package org.dunwell.receivables.documents;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLSocketFactory;
import org.dunwell.platform.files.FileType;

/**
 * Gets one PDF by its address: within a time, up to a size, on the same host, and in live mode by
 * https from the open network only.
 */
final class Fetch {

  /** Of all that is asked, redirections among it. */
  private static final Duration TIME = Duration.ofSeconds(20);

  private static final int PATIENCE = 5_000;
  private static final int MOST_HOPS = 3;
  private static final int PIECE = 16 * 1024;
  private static final Set<Integer> ELSEWHERE = Set.of(301, 302, 303, 307, 308);
  private static final Set<Integer> NONE = Set.of(404, 410);

  private final boolean live;
  private final Duration time;
  private final String authorization;
  private final String authorizationHost;
  private final SSLSocketFactory checked = new CheckedSockets();

  Fetch(boolean live, DocumentSettings settings) {
    this(live, settings, TIME);
  }

  Fetch(boolean live, DocumentSettings settings, Duration time) {
    this.live = live;
    this.time = time;
    this.authorization = settings.authorization();
    this.authorizationHost = settings.authorizationHost();
  }

  /**
   * The PDF there.
   *
   * @throws FetchFailed when it is not given, or is none
   */
  byte[] pdf(URI address) throws FetchFailed {
    long until = System.nanoTime() + time.toNanos();
    try {
      URI at = address;
      for (int hop = 0; hop <= MOST_HOPS; hop++) {
        HttpURLConnection connection = open(at);
        // who sends a byte now and then would be waited for without end
        CompletableFuture.delayedExecutor(until - System.nanoTime(), TimeUnit.NANOSECONDS)
            .execute(connection::disconnect);
        try {
          int status = connection.getResponseCode();
          if (!ELSEWHERE.contains(status)) {
            return pdf(connection, status, until);
          }
          at = next(at, connection.getHeaderField("Location"));
        } finally {
          connection.disconnect();
        }
      }
      throw new FetchFailed("it redirects more than %d times".formatted(MOST_HOPS), false);
    } catch (FetchFailed known) {
      throw known;
    } catch (IOException | IllegalArgumentException failure) {
      throw new FetchFailed("it does not answer (%s)".formatted(failure.getMessage()), false);
    }
  }

  private HttpURLConnection open(URI address) throws IOException {
    HttpURLConnection connection =
        (HttpURLConnection) address.toURL().openConnection(Proxy.NO_PROXY);
    if (live) {
      if (!(connection instanceof HttpsURLConnection secure)) {
        throw new FetchFailed("its address does not begin with https://", false);
      }
      secure.setSSLSocketFactory(checked);
    }
    connection.setInstanceFollowRedirects(false);
    connection.setUseCaches(false);
    connection.setConnectTimeout(PATIENCE);
    connection.setReadTimeout(PATIENCE);
    connection.setRequestProperty("Accept", "application/pdf");
    connection.setRequestProperty("Connection", "close");
    if (!authorization.isEmpty() && address.getHost().equalsIgnoreCase(authorizationHost)) {
      connection.setRequestProperty("Authorization", authorization);
    }
    return connection;
  }

  private static URI next(URI from, String location) throws FetchFailed {
    URI to = location == null ? from : from.resolve(location);
    boolean same =
        from.getScheme().equalsIgnoreCase(to.getScheme())
            && from.getHost().equalsIgnoreCase(to.getHost())
            && from.getPort() == to.getPort()
            && to.getRawUserInfo() == null;
    if (!same) {
      throw new FetchFailed("it redirects to another place (%s)".formatted(to.getHost()), false);
    }
    return to;
  }

  private static byte[] pdf(HttpURLConnection connection, int status, long until)
      throws IOException {
    if (status != HttpURLConnection.HTTP_OK) {
      throw new FetchFailed("it answers with status " + status, NONE.contains(status));
    }
    byte[] bytes;
    try (InputStream in = connection.getInputStream()) {
      bytes = read(in, until);
    }
    if (FileType.of(bytes) != FileType.PDF) {
      throw new FetchFailed("what it gives is not a PDF", false);
    }
    return bytes;
  }

  private static byte[] read(InputStream in, long until) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    byte[] piece = new byte[PIECE];
    for (int count = in.read(piece); count >= 0; count = in.read(piece)) {
      all.write(piece, 0, count);
      if (all.size() > DocumentRow.MOST_BYTES) {
        throw new FetchFailed(
            "the document is larger than %d MB".formatted(DocumentRow.MOST_BYTES >> 20), true);
      }
      if (System.nanoTime() - until > 0) {
        throw new FetchFailed("it takes longer than is waited for", false);
      }
    }
    return all.toByteArray();
  }
}
