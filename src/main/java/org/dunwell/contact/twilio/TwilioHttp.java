package org.dunwell.contact.twilio;

import com.twilio.http.NetworkHttpClient;
import com.twilio.http.Request;
import com.twilio.http.Response;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.core5.util.Timeout;

/** Carries the library's requests to Twilio, or to what stands in for all of its hosts. */
final class TwilioHttp extends NetworkHttpClient {

  private static final Pattern HOST = Pattern.compile("^https://[a-z0-9.-]+");

  /** A slow answer holds up a caller, or all other work that is due. */
  private static final Timeout CONNECTING = Timeout.ofSeconds(5);

  private static final Timeout ANSWERING = Timeout.ofSeconds(20);

  private final Optional<String> baseUrl;

  TwilioHttp(Optional<String> baseUrl) {
    super(
        RequestConfig.copy(DEFAULT_REQUEST_CONFIG)
            .setConnectionRequestTimeout(CONNECTING)
            .setResponseTimeout(ANSWERING)
            .build());
    this.baseUrl = baseUrl;
  }

  @Override
  public Response makeRequest(Request request) {
    return super.makeRequest(baseUrl.map(base -> moved(request, base)).orElse(request));
  }

  private static Request moved(Request request, String base) {
    Request here =
        new Request(
            request.getMethod(),
            HOST.matcher(request.getUrl()).replaceFirst(base.replace("$", "\\$")));
    here.setAuth(request.getUsername(), request.getPassword());
    request
        .getQueryParams()
        .forEach((name, all) -> all.forEach(one -> here.addQueryParam(name, one)));
    request
        .getPostParams()
        .forEach((name, all) -> all.forEach(one -> here.addPostParam(name, one)));
    request
        .getHeaderParams()
        .forEach((name, all) -> all.forEach(one -> here.addHeaderParam(name, one)));
    here.setContentType(request.getContentType());
    here.setBody(request.getBody());
    here.setUserAgentExtensions(request.getUserAgentExtensions());
    return here;
  }
}
