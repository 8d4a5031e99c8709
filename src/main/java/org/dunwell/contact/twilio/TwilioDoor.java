package org.dunwell.contact.twilio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Where Twilio tells us what has happened; answered as soon as it is stored. {@link SignedByTwilio}
 * stands before it.
 */
@RestController
class TwilioDoor {

  private final TwilioInbox inbox;
  private final List<TwilioNews> listeners;
  private final ObjectMapper json;

  TwilioDoor(TwilioInbox inbox, List<TwilioNews> listeners, ObjectMapper json) {
    this.inbox = inbox;
    this.listeners = listeners;
    this.json = json;
  }

  /** What nobody listens for is heard politely and not kept. */
  @PostMapping(SignedByTwilio.PATH + "/news/{kind}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void news(@PathVariable("kind") String kind, HttpServletRequest request) throws IOException {
    if (listeners.stream().anyMatch(listener -> listener.kinds().contains(kind))) {
      inbox.take(kind, fields(request));
    }
  }

  private Map<String, String> fields(HttpServletRequest request) throws IOException {
    Map<String, String> fields = new LinkedHashMap<>();
    request.getParameterMap().forEach((name, values) -> fields.put(name, values[0]));
    String type = request.getContentType();
    if (type != null && type.contains("json")) {
      JsonNode body = json.readTree(request.getInputStream());
      body.properties().stream()
          .filter(field -> field.getValue().isValueNode() && !field.getValue().isNull())
          .forEach(field -> fields.put(field.getKey(), field.getValue().asText()));
    }
    return fields;
  }
}
