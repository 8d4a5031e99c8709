package org.dunwell.credit.bureaus.asking;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where bureaus may not be. */
class RestBureauTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://93.184.216.34/", "https://127.0.0.1/", "https://10.0.0.8/",
        "https://169.254.169.254/latest/meta-data/", "https://[::1]/", "https://192.168.1.1/"
      })
  void noBureauStandsInOurOwnNetworkNorWithoutEncryption(String url) {
    assertThatThrownBy(() -> RestBureau.checkOutside(URI.create(url)))
        .isInstanceOf(IOException.class);
  }
}
