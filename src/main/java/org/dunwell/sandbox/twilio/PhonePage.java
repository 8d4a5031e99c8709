package org.dunwell.sandbox.twilio;

import static org.dunwell.sandbox.wire.Http.escaped;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.dunwell.sandbox.wire.Http;

/** A handset in the browser: {@code /phone/{number}}. Its script asks and tells {@link Control}. */
final class PhonePage implements HttpHandler {

  static final String PATH = "/phone/";

  private static final String ALLOWED =
      "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self';"
          + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  @Override
  public void handle(HttpExchange http) throws IOException {
    String number = http.getRequestURI().getPath().substring(PATH.length());
    if (!Numbers.isValid(number)) {
      Http.html(
          http,
          404,
          "<!DOCTYPE html><html lang=\"en\"><title>No phone</title><main><h1>No phone</h1><p>A number looks like +4930123456.</p></main></html>");
      return;
    }
    try (InputStream in = PhonePage.class.getResourceAsStream("handset.html")) {
      String page = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      http.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
      http.getResponseHeaders().set("Content-Security-Policy", ALLOWED);
      http.getResponseHeaders().set("Cache-Control", "no-store");
      Http.send(
          http, 200, page.replace("{number}", escaped(number)).getBytes(StandardCharsets.UTF_8));
    }
  }
}
