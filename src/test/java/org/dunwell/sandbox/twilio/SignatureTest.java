package org.dunwell.sandbox.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.dunwell.sandbox.wire.Json;
import org.junit.jupiter.api.Test;

/** The published examples of signatures. */
class SignatureTest {

  @Test
  void thePublishedExamplesAreSignedAsPublished() throws IOException {
    JsonNode all;
    try (InputStream in = SignatureTest.class.getResourceAsStream("signature-vectors.json")) {
      all = Json.JSON.readTree(in);
    }
    String token = all.get("auth_token").asText();
    List<String> signed = new ArrayList<>();
    for (JsonNode vector : all.get("vectors")) {
      String url = vector.get("url").asText();
      boolean form = vector.get("kind").asText().equals("form");
      Map<String, String> fields = form ? Web.form(all.get("params")) : Map.of();
      String signature = vector.get("signature").asText();
      List<String> ways = new ArrayList<>();
      for (String address :
          List.of(
              url,
              url.replace(":1234", ""),
              url.replace(".com/", ".com:443/"),
              url.replace(".com/", ".com:80/"))) {
        ways.add(Signature.of(address, fields, token));
      }
      if (vector.get("valid").asBoolean()) {
        assertThat(ways).as(url).contains(signature);
        signed.add(signature);
      } else {
        assertThat(ways).doesNotContain(signature);
      }
    }
    assertThat(signed).hasSize(7);
    assertThat(
            Signature.address(
                "https://mycompany.com/myapp.php?foo=1&bar=2", all.get("body").asText()))
        .endsWith("bar=2&bodySHA256=" + all.get("body_sha256").asText());
  }
}
