package org.dunwell.sandbox.stripe;

import java.nio.file.Path;
import java.time.Clock;
import org.dunwell.sandbox.wire.Setup;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * In the sandbox the payment provider runs along in this process, on any free port unless told;
 * {@code dunwell.sandbox.stripe.url} names one that runs elsewhere instead.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "dunwell.mode", havingValue = "sandbox")
class StripeConfiguration {

  @Bean
  @ConditionalOnProperty(
      name = "dunwell.sandbox.stripe.url",
      havingValue = "here",
      matchIfMissing = true)
  StripeServer sandboxStripe(
      @Value("${dunwell.home}") String home,
      @Value("${dunwell.sandbox.stripe.host:127.0.0.1}") String host,
      @Value("${dunwell.sandbox.stripe.port:0}") int port,
      @Value("${dunwell.sandbox.stripe.public-url:}") String publicUrl,
      Clock clock) {
    Path folder = Path.of(home, "sandbox", "stripe");
    return new StripeServer(new Setup(folder, host, port, publicUrl), clock);
  }
}
