package org.dunwell.contact.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.twilio.security.RequestValidator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.springframework.mock.web.MockHttpServletRequest;

class WebhookSignatureTest {

  private static final Path PUBLISHED = Path.of("../shared/data/twilio/signature-vectors.json");
  private static final String TOKEN = "2b3c4d5e6f";

  static boolean isThere() {
    return Files.isReadable(PUBLISHED);
  }

  @Test
  @EnabledIf("isThere")
  void thePublishedExamplesAreBelievedOrNotAsPublished() throws IOException {
    JsonNode all = new ObjectMapper().readTree(PUBLISHED.toFile());
    String token = all.get("auth_token").asText();
    Map<String, List<String>> form = new LinkedHashMap<>();
    all.get("params")
        .properties()
        .forEach(field -> form.put(field.getKey(), List.of(field.getValue().asText())));
    byte[] body = all.get("body").asText().getBytes(StandardCharsets.UTF_8);
    for (JsonNode vector : all.get("vectors")) {
      String url = vector.get("url").asText();
      String signature = vector.get("signature").asText();
      boolean believed =
          vector.get("kind").asText().equals("form")
              ? WebhookSignature.signsForm(token, signature, url, form)
              : WebhookSignature.signsBody(
                  token, signature, url, body, List.of(all.get("body_sha256").asText()));
      assertThat(believed).as(vector.toString()).isEqualTo(vector.get("valid").asBoolean());
    }
    assertThat(all.get("vectors")).hasSizeGreaterThanOrEqualTo(8);
  }

  /** Made with Twilio's own library, kept here for wherever the published ones are not. */
  @Test
  void aFormAndABodyThatTwiliosLibrarySignsAreBelieved() throws Exception {
    String url = "https://pay.company.example/hooks/twilio/news/sms-status?text=17";
    Map<String, List<String>> form =
        Map.of("MessageStatus", List.of("delivered"), "MessageSid", List.of("SM1"));
    String signature = "JtnCbV5pkbUUZg5vSnnlsyHUuhw=";
    assertThat(
            new RequestValidator(TOKEN)
                .validate(
                    url, Map.of("MessageStatus", "delivered", "MessageSid", "SM1"), signature))
        .isTrue();
    assertThat(WebhookSignature.signsForm(TOKEN, signature, url, form)).isTrue();
    assertThat(WebhookSignature.signsForm("other", signature, url, form)).isFalse();
    assertThat(WebhookSignature.signsForm(TOKEN, signature, url + "8", form)).isFalse();
    assertThat(WebhookSignature.signsForm(TOKEN, signature, url, Map.of())).isFalse();

    String body = "{\"event_type\": \"voice_intelligence_transcript_available\"}";
    String sum = "4b3a735234d0064ffa508b0a83aafc111d03cd33dd130fccd9d9f963b94a96fe";
    String address = "https://pay.company.example/hooks/twilio/news/transcript?bodySHA256=" + sum;
    String bodySignature = "YNrxkycvIJu0vR+ET0K1xJQvtww=";
    assertThat(new RequestValidator(TOKEN).validate(address, body, bodySignature)).isTrue();
    assertThat(signsBody(bodySignature, address, body, List.of(sum))).isTrue();
    assertThat(signsBody(bodySignature, address, body + " ", List.of(sum))).isFalse();
    assertThat(signsBody(bodySignature, address, body, List.of())).isFalse();
    assertThat(signsBody(bodySignature, address, body, List.of(sum, "0"))).isFalse();
  }

  private static boolean signsBody(
      String signature, String address, String body, List<String> fingerprints) {
    return WebhookSignature.signsBody(
        TOKEN, signature, address, body.getBytes(StandardCharsets.UTF_8), fingerprints);
  }

  @Test
  void aPortThatGoesWithoutSayingMayBeSaid() {
    assertThat(WebhookSignature.asKnown("https://a.example/x?y=z:1"))
        .containsExactly("https://a.example/x?y=z:1", "https://a.example:443/x?y=z:1");
    assertThat(WebhookSignature.asKnown("http://a.example:8080/x"))
        .containsExactly("http://a.example:8080/x", "http://a.example/x");
  }

  @Test
  void onlyPathAndQueryOfTheAddressAreTheRequests() {
    MockHttpServletRequest request = new MockHttpServletRequest("POST", "/hooks/twilio/sms");
    request.setServerName("evil.example");
    request.addHeader("X-Forwarded-Host", "evil.example");
    request.setQueryString("a=%20b");
    request.setContentType("application/x-www-form-urlencoded; charset=UTF-8");
    WebhookRequest webhook =
        new WebhookRequest(request, "Body=J%C3%BCrgen+%26+Co&a=2".getBytes(StandardCharsets.UTF_8));
    assertThat(webhook.address("https://pay.company.example"))
        .isEqualTo("https://pay.company.example/hooks/twilio/sms?a=%20b");
    assertThat(webhook.getParameter("Body")).isEqualTo("Jürgen & Co");
    assertThat(webhook.getParameterValues("a")).containsExactly(" b", "2");
    assertThat(webhook.form()).containsOnlyKeys("Body", "a");
    assertThat(
            new WebhookRequest(request, "Body=%zz".getBytes(StandardCharsets.UTF_8)).isReadable())
        .isFalse();
  }
}
