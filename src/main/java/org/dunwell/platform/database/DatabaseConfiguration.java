package org.dunwell.platform.database;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.StringUtils;

/**
 * One data source for our tables and the engine's: what one transaction changes, it changes whole.
 */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

  /** Enough for the web, two drains and the loop on a small machine. */
  private static final int CONNECTIONS = 20;

  @Bean(destroyMethod = "close")
  @Conditional(NoServerIsNamed.class)
  EmbeddedServer embeddedServer(DatabaseProperties properties) throws IOException {
    return EmbeddedServer.start(properties.home(), properties.embeddedFsync());
  }

  @Bean
  @Conditional(NoServerIsNamed.class)
  DataSource embeddedDataSource(EmbeddedServer server) {
    return pool(server.url(), "postgres", "");
  }

  @Bean
  @ConditionalOnMissingBean(EmbeddedServer.class)
  DataSource dataSource(DatabaseProperties properties) {
    return pool(properties.dbUrl(), properties.dbUser(), properties.dbPassword());
  }

  /** The embedded server is for who names none in {@code dunwell.db-url}. */
  static final class NoServerIsNamed implements Condition {

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
      return !StringUtils.hasText(context.getEnvironment().getProperty("dunwell.db-url"));
    }
  }

  private static HikariDataSource pool(String url, String user, String password) {
    HikariDataSource pool = new HikariDataSource();
    pool.setJdbcUrl(url);
    pool.setUsername(user);
    pool.setPassword(password);
    pool.setMaximumPoolSize(CONNECTIONS);
    // Lets the driver fold a batch of inserts into one statement: the engine's flush depends on it.
    pool.addDataSourceProperty("reWriteBatchedInserts", "true");
    // the server's details quote rows, and rows hold names and addresses: not for logs
    pool.addDataSourceProperty("logServerErrorDetail", "false");
    // compiling a plan costs a tenth of a second or more, and no query of ours runs that long
    pool.addDataSourceProperty("options", "-c jit=off");
    return pool;
  }

  @Bean
  StartTurn startTurn(DataSource database) throws SQLException {
    return new StartTurn(database);
  }

  /**
   * One node after the other, and our migrations first: the engine's beans may read our tables as
   * soon as it starts.
   */
  @Bean
  static BeanFactoryPostProcessor engineAfterMigrations() {
    return factory -> {
      factory.getBeanDefinition("flywayInitializer").setDependsOn("startTurn");
      factory.getBeanDefinition("processEngineFactoryBean").setDependsOn("flywayInitializer");
    };
  }
}
