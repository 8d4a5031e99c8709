package org.dunwell.contact.twilio;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.MediaType;

/**
 * A webhook whose body was read to be proven, and can be read again. Its fields are read here,
 * once: whoever acts on them sees what was signed.
 */
final class WebhookRequest extends HttpServletRequestWrapper {

  private static final int LONGEST_SHOWN = 60;

  private final byte[] body;
  private final boolean form;
  private final Map<String, List<String>> query = new LinkedHashMap<>();
  private final Map<String, List<String>> fields = new LinkedHashMap<>();
  private boolean readable = true;

  WebhookRequest(HttpServletRequest request, byte[] body) {
    super(request);
    this.body = body;
    String type = request.getContentType();
    form =
        body.length == 0
            || type != null && type.startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE);
    try {
      read(request.getQueryString(), query);
      read(form ? new String(body, StandardCharsets.UTF_8) : "", fields);
    } catch (IllegalArgumentException broken) {
      readable = false;
    }
  }

  private static void read(String text, Map<String, List<String>> into) {
    for (String field : text == null ? new String[0] : text.split("&")) {
      if (!field.isEmpty()) {
        String[] both = field.split("=", 2);
        into.computeIfAbsent(decoded(both[0]), any -> new ArrayList<>())
            .add(both.length < 2 ? "" : decoded(both[1]));
      }
    }
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  /** False when something in it is not written as addresses and forms are. */
  boolean isReadable() {
    return readable;
  }

  /** Whether it is a form, or has no body at all. */
  boolean isForm() {
    return form;
  }

  byte[] body() {
    return body.clone();
  }

  Map<String, List<String>> query() {
    return query;
  }

  Map<String, List<String>> form() {
    return fields;
  }

  /** The address that was asked, of which only the path and the query come from the request. */
  String address(String publicUrl) {
    String asked = getQueryString();
    return publicUrl + getRequestURI() + (asked == null ? "" : "?" + asked);
  }

  /** For a log: nothing of the query, and no line's end. */
  String shownPath() {
    String path = getRequestURI().replaceAll("[^A-Za-z0-9/_.-]", "?");
    return path.length() > LONGEST_SHOWN ? path.substring(0, LONGEST_SHOWN) : path;
  }

  @Override
  public ServletInputStream getInputStream() {
    ByteArrayInputStream bytes = new ByteArrayInputStream(body);
    return new ServletInputStream() {

      @Override
      public int read() {
        return bytes.read();
      }

      @Override
      public boolean isFinished() {
        return bytes.available() == 0;
      }

      @Override
      public boolean isReady() {
        return true;
      }

      @Override
      public void setReadListener(ReadListener listener) {
        throw new UnsupportedOperationException("It is all there.");
      }
    };
  }

  @Override
  public BufferedReader getReader() {
    return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
  }

  @Override
  public String getParameter(String name) {
    String[] all = getParameterValues(name);
    return all == null ? null : all[0];
  }

  @Override
  public String[] getParameterValues(String name) {
    return getParameterMap().get(name);
  }

  @Override
  public Enumeration<String> getParameterNames() {
    return Collections.enumeration(getParameterMap().keySet());
  }

  @Override
  public Map<String, String[]> getParameterMap() {
    Map<String, List<String>> both = new LinkedHashMap<>();
    query.forEach((name, values) -> both.put(name, new ArrayList<>(values)));
    fields.forEach(
        (name, values) -> both.computeIfAbsent(name, any -> new ArrayList<>()).addAll(values));
    Map<String, String[]> all = new LinkedHashMap<>();
    both.forEach((name, values) -> all.put(name, values.toArray(String[]::new)));
    return all;
  }
}
