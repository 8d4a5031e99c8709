package org.dunwell.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.mock.env.MockEnvironment;

/** The embedded server starts exactly where no other is named. */
class DatabaseChoiceTest {

  @Configuration
  @Conditional(DatabaseConfiguration.NoServerIsNamed.class)
  static class Embedded {}

  @Test
  void aServerThatIsNamedIsUsed() {
    assertThat(embedded("jdbc:postgresql://db.example/dunwell")).isFalse();
  }

  @Test
  void withoutANameTheEmbeddedServerStarts() {
    assertThat(embedded("")).isTrue();
    assertThat(embedded(null)).isTrue();
  }

  private static boolean embedded(String url) {
    MockEnvironment environment = new MockEnvironment();
    if (url != null) {
      environment.setProperty("dunwell.db-url", url);
    }
    try (var context = new AnnotationConfigApplicationContext()) {
      context.setEnvironment(environment);
      context.register(Embedded.class);
      context.refresh();
      return context.containsBean("databaseChoiceTest.Embedded");
    }
  }
}
