package org.dunwell.platform.live;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * Reads {@code DUNWELL_..._FILE}: the value of {@code DUNWELL_DB_PASSWORD} may stand in the file
 * that {@code DUNWELL_DB_PASSWORD_FILE} names, as containers hand secrets over. A line's end at the
 * end of the file is not part of it.
 */
class SecretFiles implements EnvironmentPostProcessor, Ordered {

  /** Spring Boot reads names like DUNWELL_DB_PASSWORD only where a source's name ends like this. */
  static final String SOURCE = "files-systemEnvironment";

  private static final String BEGIN = "DUNWELL_";
  private static final String END = "_FILE";

  /** A password is a line; whoever names a larger file has named the wrong one. */
  private static final long LARGEST = 64 * 1024;

  @Override
  public void postProcessEnvironment(ConfigurableEnvironment settings, SpringApplication app) {
    Map<String, Object> values = new HashMap<>();
    settings
        .getSystemEnvironment()
        .forEach(
            (name, value) -> {
              if (name.startsWith(BEGIN) && name.endsWith(END)) {
                String secret = name.substring(0, name.length() - END.length());
                values.put(secret, read(name, Path.of(value.toString())));
              }
            });
    if (!values.isEmpty()) {
      settings
          .getPropertySources()
          .addAfter(
              StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
              new SystemEnvironmentPropertySource(SOURCE, values));
    }
  }

  static String read(String name, Path file) {
    try {
      if (Files.size(file) > LARGEST) {
        throw new IllegalStateException(
            "%s names %s, which is too large for a secret.".formatted(name, file));
      }
      return Files.readString(file).replaceFirst("\\R\\z", "");
    } catch (IOException unreadable) {
      throw new UncheckedIOException(
          "%s names %s, which cannot be read. Name a file that this user may read."
              .formatted(name, file),
          unreadable);
    }
  }

  /** Before the settings files, whose references look for these names. */
  @Override
  public int getOrder() {
    return ConfigDataEnvironmentPostProcessor.ORDER - 1;
  }
}
