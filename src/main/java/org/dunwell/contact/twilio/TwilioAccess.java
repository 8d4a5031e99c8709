package org.dunwell.contact.twilio;

import com.twilio.http.TwilioRestClient;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.dunwell.receivables.SellingEntities;
import org.dunwell.receivables.SellingEntity;
import org.springframework.stereotype.Component;

/** The way to Twilio: one account of ours, a number for each selling entity. */
@Component
public class TwilioAccess {

  private record Way(TwilioKeys.Account account, Optional<String> baseUrl) {}

  private final TwilioProperties properties;
  private final SellingEntities entities;
  private final Map<Way, TwilioRestClient> clients = new ConcurrentHashMap<>();

  TwilioAccess(TwilioProperties properties, SellingEntities entities) {
    this.properties = properties;
    this.entities = entities;
  }

  /** Whether there is an account at all; asks nobody outside. */
  public boolean ready() {
    return properties.account().isPresent();
  }

  /**
   * For Twilio's Java library; speaks to wherever {@code dunwell.twilio.base-url} says.
   *
   * @throws NoTelephone when there is no account
   */
  public TwilioRestClient client() {
    Way way = new Way(account(), properties.baseUrl());
    return clients.computeIfAbsent(way, any -> client(way.account(), way.baseUrl()));
  }

  /**
   * A client for any account.
   *
   * @param baseUrl what stands in for all of Twilio's hosts, without a slash at the end
   */
  public static TwilioRestClient client(TwilioKeys.Account account, Optional<String> baseUrl) {
    return new TwilioRestClient.Builder(account.sid(), account.token())
        .httpClient(new TwilioHttp(baseUrl))
        .build();
  }

  /**
   * Who we are there, for requests that the library does not know.
   *
   * @throws NoTelephone when there is no account
   */
  TwilioKeys.Account account() {
    return properties.account().orElseThrow(NoTelephone::new);
  }

  /**
   * What customers of this selling entity call, and see when it calls or writes; E.164.
   *
   * @throws NoTelephone when it has none
   */
  public String numberOf(long sellingEntityId) {
    SellingEntity entity = entities.byId(sellingEntityId);
    return properties.number(entity.code()).orElseThrow(() -> new NoTelephone(entity));
  }

  /** Whether this selling entity has a number. */
  public boolean hasNumber(long sellingEntityId) {
    return properties.number(entities.byId(sellingEntityId).code()).isPresent();
  }

  /** Whose number this is; empty when it is none of ours. */
  public Optional<Long> sellingEntityOf(String e164) {
    return entities.all().stream()
        .filter(entity -> properties.number(entity.code()).filter(e164::equals).isPresent())
        .map(SellingEntity::id)
        .findFirst();
  }

  /**
   * An address of ours for Twilio.
   *
   * @param path begins with a slash
   */
  public String publicUrl(String path) {
    return properties.publicUrl() + path;
  }
}
