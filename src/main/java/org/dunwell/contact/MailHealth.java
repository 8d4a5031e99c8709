package org.dunwell.contact;

import org.springframework.boot.actuate.health.CompositeHealthContributor;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthContributor;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The mail server and the mailbox as they were found last, by any node: asking them anew at every
 * look would be a load, and their fault is none of the database's.
 */
@Configuration(proxyBeanMethods = false)
class MailHealth {

  @Bean("mailServers")
  HealthContributor mailServers(JdbcClient jdbc) {
    return CompositeHealthContributor.fromMap(
        java.util.Map.of(
            "letters", lastFound(jdbc, "mail-server"), "mailbox", lastFound(jdbc, "mailbox")));
  }

  private static HealthIndicator lastFound(JdbcClient jdbc, String kind) {
    return () ->
        jdbc.sql(
                """
                select last_at
                from platform.trouble
                where room = 'contact' and kind = ? and resolved_at is null
                """)
            .param(kind)
            .query(java.sql.Timestamp.class)
            .optional()
            .map(since -> Health.status("DEGRADED").withDetail("failedLastAt", since.toInstant()))
            .orElseGet(Health::up)
            .build();
  }
}
