package org.dunwell.platform;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tokens for links that open without sign-in: they name a subject and an end, and only Dunwell can
 * make them (HMAC-SHA256 under a key of its own). A token can be read by anybody who has it, so a
 * subject is an id, never personal data.
 */
@Component
public class SignedLinks {

  private static final String KEY = "signed-links";
  private static final int KEY_BYTES = 32;

  /** 128 bits: as good as unguessable, and half as long in a mail. */
  private static final int SIGNATURE_BYTES = 16;

  private static final Base64.Encoder TO_TEXT = Base64.getUrlEncoder().withoutPadding();
  private static final Base64.Decoder FROM_TEXT = Base64.getUrlDecoder();

  /** 80 bits, in letters that survive programs which take upper for lower case. */
  private static final int SEAL_CHARACTERS = 16;

  private static final String SEAL_ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";

  private record Content(String subject, Instant end) {}

  private final JdbcClient jdbc;
  private final Clock clock;
  private final TransactionTemplate apart;
  private volatile SecretKeySpec key;

  SignedLinks(JdbcClient jdbc, Clock clock, PlatformTransactionManager transactions) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.apart = new TransactionTemplate(transactions);
    this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
  }

  /**
   * Makes a token that fits into a URL as it is.
   *
   * @param purpose what it opens, such as {@code pay}; a token of one purpose is none of another
   * @param subject an id
   * @param validity from now
   */
  public String mint(String purpose, String subject, Duration validity) {
    String content = clock.instant().plus(validity).getEpochSecond() + ":" + subject;
    byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
    return TO_TEXT.encodeToString(bytes) + "." + TO_TEXT.encodeToString(sign(purpose, bytes));
  }

  /** The subject of a token of ours that is still valid; empty for anything else. */
  public Optional<String> read(String purpose, String token) {
    return content(purpose, token)
        .filter(content -> clock.instant().isBefore(content.end()))
        .map(Content::subject);
  }

  /** The subject of a token of ours whose time is over; empty for anything else. */
  public Optional<String> readExpired(String purpose, String token) {
    return content(purpose, token)
        .filter(content -> !clock.instant().isBefore(content.end()))
        .map(Content::subject);
  }

  /**
   * A short proof that we wrote an id somewhere, such as into the address for replies; it has no
   * end and can be read aloud.
   *
   * @param purpose what for; a seal of one purpose is none of another
   * @return 16 lower-case letters and digits
   */
  public String seal(String purpose, String subject) {
    byte[] signature = sign(purpose, subject.getBytes(StandardCharsets.UTF_8));
    BigInteger number = new BigInteger(1, signature);
    StringBuilder seal = new StringBuilder();
    for (int i = 0; i < SEAL_CHARACTERS; i++) {
      seal.append(SEAL_ALPHABET.charAt(number.shiftRight(5 * i).intValue() & 31));
    }
    return seal.toString();
  }

  /** Whether a seal of any case is ours. */
  public boolean isSeal(String purpose, String subject, String seal) {
    return MessageDigest.isEqual(
        seal(purpose, subject).getBytes(StandardCharsets.US_ASCII),
        seal.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.US_ASCII));
  }

  private Optional<Content> content(String purpose, String token) {
    String[] parts = token.split("\\.", -1);
    if (parts.length != 2) {
      return Optional.empty();
    }
    try {
      byte[] bytes = FROM_TEXT.decode(parts[0]);
      if (!MessageDigest.isEqual(sign(purpose, bytes), FROM_TEXT.decode(parts[1]))) {
        return Optional.empty();
      }
      String[] content = new String(bytes, StandardCharsets.UTF_8).split(":", 2);
      return Optional.of(
          new Content(content[1], Instant.ofEpochSecond(Long.parseLong(content[0]))));
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }

  private byte[] sign(String purpose, byte[] content) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key());
      mac.update(purpose.getBytes(StandardCharsets.UTF_8));
      mac.update((byte) 0);
      return Arrays.copyOf(mac.doFinal(content), SIGNATURE_BYTES);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java runtime has HMAC-SHA256", e);
    }
  }

  private SecretKeySpec key() {
    if (key == null) {
      // apart from whoever asks first: it may only read, or roll back
      key = new SecretKeySpec(apart.execute(tx -> storedOrFresh()), "HmacSHA256");
    }
    return key;
  }

  private byte[] storedOrFresh() {
    byte[] fresh = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(fresh);
    jdbc.sql("insert into platform.secret values (?, ?, ?) on conflict do nothing")
        .params(KEY, fresh, Timestamp.from(clock.instant()))
        .update();
    return stored();
  }

  private byte[] stored() {
    return jdbc.sql("select bytes from platform.secret where name = ?")
        .param(KEY)
        .query((row, n) -> row.getBytes(1))
        .single();
  }
}
