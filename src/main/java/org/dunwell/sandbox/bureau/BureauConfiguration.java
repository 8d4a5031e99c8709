package org.dunwell.sandbox.bureau;

import java.nio.file.Path;
import java.time.Clock;
import org.dunwell.sandbox.wire.Setup;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * In the sandbox the bureau runs along in this process, on any free port unless told; {@code
 * dunwell.sandbox.bureau.url} names one that runs elsewhere instead.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "dunwell.mode", havingValue = "sandbox")
class BureauConfiguration {

  @Bean
  @ConditionalOnProperty(
      name = "dunwell.sandbox.bureau.url",
      havingValue = "here",
      matchIfMissing = true)
  BureauServer sandboxBureauServer(
      @Value("${dunwell.home}") String home,
      @Value("${dunwell.sandbox.bureau.host:127.0.0.1}") String host,
      @Value("${dunwell.sandbox.bureau.port:0}") int port,
      @Value("${dunwell.sandbox.bureau.public-url:}") String publicUrl,
      Clock clock) {
    Path folder = Path.of(home, "sandbox", "bureau");
    return new BureauServer(new Setup(folder, host, port, publicUrl), clock);
  }
}
