package org.dunwell.contact.phone;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.dunwell.contact.twilio.TwilioAccess;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/** Addresses of ours at which Twilio asks what to do with a call, and tells its news of it. */
@Component
class LineUrls {

  /** Where Twilio asks for documents. */
  static final String VOICE = "/hooks/twilio/voice";

  static final String NEWS = "/hooks/twilio/news";

  private final UnaryOperator<String> publicUrl;

  @Autowired
  LineUrls(TwilioAccess access) {
    this(access::publicUrl);
  }

  /**
   * For addresses by themselves.
   *
   * @param publicUrl makes an address of a path
   */
  LineUrls(UnaryOperator<String> publicUrl) {
    this.publicUrl = publicUrl;
  }

  /** An address of ours with the call it is about and more. */
  String url(String path, long call, Map<String, ?> more) {
    UriComponentsBuilder url = UriComponentsBuilder.fromPath(path).queryParam("call", call);
    new TreeMap<>(more).forEach((name, value) -> url.queryParam(name, "{" + name + "}"));
    return publicUrl.apply(url.encode().buildAndExpand(more).toUriString());
  }

  String url(String path, long call) {
    return url(path, call, Map.of());
  }

  /** What follows on the answer to a step. */
  String step(long call, int step) {
    return url(VOICE + "/step", call, Map.of("step", step));
  }

  /**
   * Where Twilio tells of a recording.
   *
   * @param customerChannel which of its channels is the customer's
   */
  String recording(long call, String kind, int customerChannel) {
    return url(NEWS + "/recording", call, Map.of("kind", kind, "channel", customerChannel));
  }
}
