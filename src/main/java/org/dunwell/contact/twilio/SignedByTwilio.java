package org.dunwell.contact.twilio;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets only what our account has signed come to {@code /hooks/twilio/**}. What is signed is the
 * address that Twilio was told, so it is put together from the settings: behind a proxy nothing in
 * the request knows it, and a stranger may write what he likes into its headers.
 */
final class SignedByTwilio extends OncePerRequestFilter {

  private static final Logger log = LoggerFactory.getLogger(SignedByTwilio.class);

  /** Twilio's are some hundred bytes; a message with all its fields stays below 20 KB. */
  static final int MOST_BYTES = 256 * 1024;

  /** In which all of them come in. */
  static final String PATH = "/hooks/twilio";

  private final TwilioProperties properties;
  private final Counter refused;

  SignedByTwilio(TwilioProperties properties, MeterRegistry metrics) {
    this.properties = properties;
    this.refused =
        Counter.builder("dunwell.webhooks.refused")
            .tag("from", "twilio")
            .description("Webhooks that the account of ours has not signed")
            .register(metrics);
  }

  /** Before all that reads a request, so that a stranger reaches nothing of it. */
  @Configuration(proxyBeanMethods = false)
  static class Registration {

    @Bean
    FilterRegistrationBean<SignedByTwilio> signedByTwilio(
        TwilioProperties properties, MeterRegistry metrics) {
      var registration = new FilterRegistrationBean<>(new SignedByTwilio(properties, metrics));
      registration.addUrlPatterns(PATH + "/*");
      registration.setOrder(SecurityProperties.DEFAULT_FILTER_ORDER - 2);
      return registration;
    }
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    byte[] body = request.getInputStream().readNBytes(MOST_BYTES + 1);
    if (body.length > MOST_BYTES) {
      answer(response, HttpStatus.PAYLOAD_TOO_LARGE, "A webhook of Twilio's has at most 256 KB.");
      return;
    }
    WebhookRequest whole = new WebhookRequest(request, body);
    if (isSigned(whole)) {
      chain.doFilter(whole, response);
    } else {
      refused.increment();
      log.warn(
          "A webhook was refused at {}: our account at Twilio has not signed it. If it was Twilio's,"
              + " DUNWELL_TWILIO_PUBLIC_URL is not the address under which Twilio reaches us.",
          whole.shownPath());
      answer(response, HttpStatus.FORBIDDEN, "Our account at Twilio has not signed this.");
    }
  }

  private boolean isSigned(WebhookRequest request) {
    Optional<TwilioKeys.Account> account = properties.account();
    String signature = request.getHeader(WebhookSignature.HEADER);
    if (account.isEmpty() || signature == null || !request.isReadable()) {
      return false;
    }
    String url = request.address(properties.publicUrl());
    String token = account.get().token();
    return request.isForm()
        ? WebhookSignature.signsForm(token, signature, url, request.form())
        : WebhookSignature.signsBody(
            token, signature, url, request.body(), WebhookSignature.fingerprints(request.query()));
  }

  private static void answer(HttpServletResponse response, HttpStatus status, String words)
      throws IOException {
    response.setStatus(status.value());
    response.setContentType(MediaType.TEXT_PLAIN_VALUE);
    response.setCharacterEncoding(StandardCharsets.UTF_8.name());
    response.getWriter().write(words);
  }
}
