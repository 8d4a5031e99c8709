package org.dunwell.platform.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.NotThere;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tokens by which programs act as a user. A token is shown once, when it is made; only its hash is
 * kept. 256 random bits need no slow hash.
 */
@Component
public class ApiTokens {

  /** So that people and secret scanners recognise one. */
  static final String PREFIX = "dunwell_";

  private static final int BYTES = 32;
  private static final int MOST_SHOWN = 200;
  private static final int LONGEST_NAME = 100;

  /**
   * A token as it is listed.
   *
   * @param lastUsedAt to the hour, null when never used
   * @param revokedAt null while it works
   */
  public record ApiToken(
      long id,
      String userId,
      String name,
      Instant createdAt,
      Instant lastUsedAt,
      Instant revokedAt) {}

  private final JdbcClient jdbc;
  private final Clock clock;
  private final Users users;
  private final SecureRandom random = new SecureRandom();

  ApiTokens(JdbcClient jdbc, Clock clock, Users users) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.users = users;
  }

  /**
   * Makes a token.
   *
   * @param name what it is for, in the administrator's words
   * @return the token itself, which cannot be had again
   * @throws BrokenRule when the user may not sign in or the name is missing
   */
  @Transactional
  public String create(String userId, String name) {
    if (name == null || name.isBlank() || name.length() > LONGEST_NAME) {
      throw new BrokenRule("Say in 1 to %d letters what the token is for.".formatted(LONGEST_NAME));
    }
    users.authoritiesOf(userId);
    byte[] secret = new byte[BYTES];
    random.nextBytes(secret);
    String token = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    jdbc.sql(
            """
            insert into platform.api_token (user_id, name, sha256, created_at)
            values (?, ?, ?, ?)
            """)
        .params(userId, name.strip(), sha256(token), Timestamp.from(clock.instant()))
        .update();
    return token;
  }

  /** Ends a token at once. */
  @Transactional
  public void revoke(long id) {
    int revoked =
        jdbc.sql(
                """
                update platform.api_token set revoked_at = ? where id = ? and revoked_at is null
                """)
            .params(Timestamp.from(clock.instant()), id)
            .update();
    if (revoked == 0) {
      throw new NotThere("working token", Long.toString(id));
    }
  }

  /** Working ones first, newest first. */
  public List<ApiToken> list() {
    return jdbc.sql(
            """
            select id, user_id, name, created_at, last_used_at, revoked_at
            from platform.api_token
            order by revoked_at is not null, created_at desc, id desc
            limit ?
            """)
        .params(MOST_SHOWN)
        .query(
            (row, n) ->
                new ApiToken(
                    row.getLong("id"),
                    row.getString("user_id"),
                    row.getString("name"),
                    row.getTimestamp("created_at").toInstant(),
                    instant(row.getTimestamp("last_used_at")),
                    instant(row.getTimestamp("revoked_at"))))
        .list();
  }

  /**
   * Whose working token this is; one statement, as it stands before every request of a program. Its
   * use is noted once an hour.
   */
  Optional<String> userOf(String token) {
    String hash = sha256(token);
    Timestamp now = Timestamp.from(clock.instant());
    Optional<Found> found =
        jdbc.sql(
                """
                select
                  id,
                  user_id,
                  last_used_at is null
                    or last_used_at < :now::timestamptz - interval '1 hour' as to_be_noted
                from platform.api_token
                where sha256 = :hash
                  and revoked_at is null
                """)
            .param("now", now)
            .param("hash", hash)
            .query(Found.class)
            .optional();
    found.filter(Found::toBeNoted).ifPresent(one -> noteUse(one.id(), now));
    return found.map(Found::userId);
  }

  private record Found(long id, String userId, boolean toBeNoted) {}

  private void noteUse(long id, Timestamp now) {
    jdbc.sql("update platform.api_token set last_used_at = ? where id = ?")
        .params(now, id)
        .update();
  }

  private static Instant instant(Timestamp moment) {
    return moment == null ? null : moment.toInstant();
  }

  private static String sha256(String token) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java runtime has SHA-256.", e);
    }
  }
}
