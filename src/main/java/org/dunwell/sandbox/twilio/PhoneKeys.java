package org.dunwell.sandbox.twilio;

import com.twilio.exception.TwilioException;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.account.IncomingPhoneNumber;
import com.twilio.type.PhoneNumber;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.dunwell.contact.twilio.TwilioAccess;
import org.dunwell.contact.twilio.TwilioKeys;
import org.dunwell.receivables.SellingEntities;
import org.dunwell.receivables.SellingEntity;
import org.dunwell.receivables.imports.ImportCompleted;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.web.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * In the sandbox Dunwell has an account at the sandbox's telephone company. It buys a number for
 * each selling entity over the wire, as a customer of Twilio's does it.
 */
@Component
@ConditionalOnProperty(name = "dunwell.mode", havingValue = "sandbox")
class PhoneKeys implements TwilioKeys {

  private static final Logger log = LoggerFactory.getLogger(PhoneKeys.class);

  private static final String NAME = "dunwell";

  /** Numbers that the countries keep for films; what follows is ours to choose. */
  private static final Map<String, String> STARTS =
      Map.of("US", "+120255501", "CA", "+161355501", "GB", "+4420794600", "FR", "+331990012");

  private static final String START = "+4930231250";

  /** Nobody else buys so many. */
  private static final int MOST_TRIES = 50;

  private static final int TAKEN = 21422;

  private final String baseUrl;
  private final SellingEntities entities;
  private final Map<String, String> numbers = new ConcurrentHashMap<>();
  private volatile String publicUrl;

  PhoneKeys(
      @Value("${dunwell.sandbox.phone.url:}") String elsewhere,
      @Value("${dunwell.twilio.public-url:}") String publicUrl,
      ObjectProvider<PhoneServer> here,
      SellingEntities entities) {
    PhoneServer server = here.getIfAvailable();
    this.baseUrl = server == null ? elsewhere.replaceAll("/+$", "") : server.address();
    this.publicUrl = publicUrl.isBlank() ? null : publicUrl.strip().replaceAll("/+$", "");
    this.entities = entities;
  }

  @Override
  public String baseUrl() {
    return baseUrl;
  }

  @Override
  public Account account() {
    String sid = Accounts.sid(NAME);
    return new Account(sid, Accounts.token(sid));
  }

  @Override
  public Optional<String> publicUrl() {
    return Optional.ofNullable(publicUrl);
  }

  /** Now it is known where webhooks can come. */
  @EventListener
  void open(WebServerInitializedEvent started) {
    if (started.getApplicationContext().getServerNamespace() == null) {
      if (publicUrl == null) {
        publicUrl = "http://127.0.0.1:" + started.getWebServer().getPort();
      }
      all();
    }
  }

  /** A company that came with an import can be called at once, before anybody of ours calls. */
  @TransactionalEventListener
  void on(ImportCompleted news) {
    all();
  }

  private void all() {
    entities.all().stream().map(SellingEntity::code).forEach(this::number);
  }

  @Override
  public Optional<String> number(String sellingEntityCode) {
    String known = numbers.get(sellingEntityCode);
    if (known == null && publicUrl != null) {
      register(sellingEntityCode);
    }
    return Optional.ofNullable(numbers.get(sellingEntityCode));
  }

  private synchronized void register(String code) {
    try {
      TwilioRestClient twilio = TwilioAccess.client(account(), Optional.of(baseUrl));
      Optional<IncomingPhoneNumber> before = ours(twilio, code);
      if (before.isPresent()) {
        IncomingPhoneNumber.updater(before.get().getSid())
            .setVoiceUrl(hook("voice"))
            .setVoiceFallbackUrl(hook("voice/sorry"))
            .setSmsUrl(hook("sms"))
            .setStatusCallback(hook("news/call-status"))
            .update(twilio);
        numbers.put(code, before.get().getPhoneNumber().getEndpoint());
      } else {
        numbers.put(code, bought(twilio, code));
      }
    } catch (TwilioException notNow) {
      log.warn(
          "The sandbox's telephone at {} does not answer yet: {}", baseUrl, notNow.getMessage());
    }
  }

  private static Optional<IncomingPhoneNumber> ours(TwilioRestClient twilio, String code) {
    for (IncomingPhoneNumber number : IncomingPhoneNumber.reader().read(twilio)) {
      if (code.equals(number.getFriendlyName())) {
        return Optional.of(number);
      }
    }
    return Optional.empty();
  }

  /** The first one that nobody has. */
  private String bought(TwilioRestClient twilio, String code) {
    String start = START;
    for (SellingEntity entity : entities.all()) {
      start = entity.code().equals(code) ? STARTS.getOrDefault(entity.country(), START) : start;
    }
    for (int next = 0; ; next++) {
      try {
        return IncomingPhoneNumber.creator(new PhoneNumber(start + "%02d".formatted(next)))
            .setFriendlyName(code)
            .setVoiceUrl(hook("voice"))
            .setVoiceFallbackUrl(hook("voice/sorry"))
            .setSmsUrl(hook("sms"))
            .setStatusCallback(hook("news/call-status"))
            .create(twilio)
            .getPhoneNumber()
            .getEndpoint();
      } catch (com.twilio.exception.ApiException taken) {
        if (!Integer.valueOf(TAKEN).equals(taken.getCode()) || next >= MOST_TRIES) {
          throw taken;
        }
      }
    }
  }

  private URI hook(String what) {
    return URI.create(publicUrl + "/hooks/twilio/" + what);
  }
}
