package org.dunwell.credit.bureaus.asking;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.dunwell.credit.Party;
import org.dunwell.credit.bureaus.BureauSettings;
import org.dunwell.credit.bureaus.NewReport;
import org.dunwell.credit.bureaus.NoReport;
import org.dunwell.platform.net.PublicAddress;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Asks a bureau over HTTP, by the contract of docs/bureaus.md. In live mode only over https and
 * never inside our own network; redirects are not followed, because they would go around both.
 */
@Component
class RestBureau {

  private static final Duration CONNECT = Duration.ofSeconds(3);

  /** A report in our contract has less than two kilobytes. */
  private static final int MOST_BYTES = 256 * 1024;

  private static final int OK = 200;
  private static final int ACCEPTED = 202;
  private static final int REDIRECTS = 300;
  private static final int REFUSALS = 400;
  private static final int NOT_FOUND = 404;
  private static final int TOO_MANY = 429;
  private static final int FAILURES = 500;

  /** How it answered; a report of null when it has none of this company. */
  record Reply(NewReport report, BigDecimal price) {}

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECT)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  private final ObjectMapper json;
  private final boolean live;

  /** For the whole answer to its last byte; other work of the house waits meanwhile. */
  private final Duration patience;

  RestBureau(
      ObjectMapper json,
      @Value("${dunwell.mode}") String mode,
      @Value("${dunwell.bureau-patience:8s}") Duration patience) {
    this.json = json;
    this.live = mode.equals("live");
    this.patience = patience;
  }

  /**
   * Asks about a party; outside of any transaction.
   *
   * @param key names the question: the same one twice is answered alike and paid once
   * @throws BureauSilent when it does not answer now
   * @throws NoReport when what it answers is no report, or it refuses the question
   */
  Reply ask(String name, BureauSettings bureau, String key, Party party) throws BureauSilent {
    URI url = URI.create(bureau.url() + "/v1/reports");
    HttpRequest request;
    try {
      if (live) {
        checkOutside(url);
      }
      request =
          HttpRequest.newBuilder(url)
              .header("Authorization", "Bearer " + bureau.key())
              .header("Idempotency-Key", key)
              .header("Content-Type", "application/json")
              .header("Accept", "application/json")
              .POST(
                  HttpRequest.BodyPublishers.ofByteArray(json.writeValueAsBytes(body(key, party))))
              .build();
    } catch (IOException wrong) {
      throw new BureauSilent(wrong.getMessage(), wrong);
    }
    HttpResponse<byte[]> answer = send(request);
    check(answer.statusCode());
    if (answer.statusCode() == NOT_FOUND) {
      return new Reply(null, BigDecimal.ZERO);
    }
    AnswerFields fields = AnswerFields.of(json, answer.body(), bureau.fields());
    return new Reply(fields.report(name, bureau.scale()), fields.price());
  }

  private static void check(int status) throws BureauSilent {
    if (status == ACCEPTED) {
      throw new BureauSilent("It is still looking; it is asked again.", null);
    }
    if (status >= FAILURES || status == TOO_MANY) {
      throw new BureauSilent("It answered %d.".formatted(status), null);
    }
    if (status >= REDIRECTS && status < REFUSALS) {
      throw new NoReport(
          "it leads to another address (%d), which is not followed".formatted(status));
    }
    if (status != OK && status != NOT_FOUND) {
      throw new NoReport("it refuses the question (%d)".formatted(status));
    }
  }

  private ObjectNode body(String key, Party party) {
    ObjectNode body = json.createObjectNode();
    body.put("requestId", key).put("reference", party.subject()).put("watch", true);
    body.putObject("company")
        .put("name", party.name())
        .put("registrationNumber", party.registrationNumber())
        .put("vatId", party.vatId())
        .put("street", party.street())
        .put("postalCode", party.postalCode())
        .put("city", party.city())
        .put("country", party.country());
    return body;
  }

  private HttpResponse<byte[]> send(HttpRequest request) throws BureauSilent {
    CompletableFuture<HttpResponse<byte[]>> answer =
        client.sendAsync(request, head -> new BoundedBody(MOST_BYTES));
    try {
      return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException slow) {
      answer.cancel(true);
      throw new BureauSilent(
          "It has not answered within %d seconds.".formatted(patience.toSeconds()), slow);
    } catch (ExecutionException failed) {
      throw new BureauSilent(String.valueOf(failed.getCause().getMessage()), failed.getCause());
    } catch (InterruptedException stopping) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw new BureauSilent("Stopped while waiting for the answer.", stopping);
    }
  }

  static void checkOutside(URI url) throws IOException {
    if (!"https".equals(url.getScheme())) {
      throw new IOException("%s is not https.".formatted(url));
    }
    for (InetAddress address : InetAddress.getAllByName(url.getHost())) {
      if (!PublicAddress.is(address)) {
        throw new IOException(
            "%s is an address of our own network; bureaus are outside.".formatted(url.getHost()));
      }
    }
  }
}
