package org.dunwell.sandbox.twilio;

import java.nio.file.Path;
import java.time.Clock;
import org.dunwell.sandbox.wire.Setup;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * In the sandbox the telephone company runs along in this process, on any free port unless told;
 * {@code dunwell.sandbox.phone.url} names one that runs elsewhere instead.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "dunwell.mode", havingValue = "sandbox")
class PhoneConfiguration {

  @Bean
  @ConditionalOnProperty(
      name = "dunwell.sandbox.phone.url",
      havingValue = "here",
      matchIfMissing = true)
  PhoneServer sandboxPhone(
      @Value("${dunwell.home}") String home,
      @Value("${dunwell.sandbox.phone.host:127.0.0.1}") String host,
      @Value("${dunwell.sandbox.phone.port:0}") int port,
      @Value("${dunwell.sandbox.phone.public-url:}") String publicUrl,
      Clock clock) {
    return new PhoneServer(
        new Setup(Path.of(home, "sandbox", "phone"), host, port, publicUrl), clock);
  }
}
