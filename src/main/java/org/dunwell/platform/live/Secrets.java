package org.dunwell.platform.live;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;

/** Where secrets may stand: in the environment, or in files it names ({@link SecretFiles}). */
final class Secrets {

  /** The ends of settings that are secret, wherever they stand. */
  private static final List<String> SECRET_ENDS =
      List.of("password", "secret", "secret-key", "api-key", "auth-token", "authorization");

  private static final Set<String> ALLOWED =
      Set.of(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, SecretFiles.SOURCE);

  private Secrets() {}

  /** Secrets written where others can read them: on the command line, in a settings file. */
  static List<Missing> inTheOpen(ConfigurableEnvironment settings) {
    List<Missing> found = new ArrayList<>();
    for (PropertySource<?> source : settings.getPropertySources()) {
      if (source instanceof EnumerablePropertySource<?> listed && !isAllowed(source)) {
        for (String name : listed.getPropertyNames()) {
          if (isSecret(name) && isWritten(listed.getProperty(name))) {
            found.add(inTheOpen(name, source.getName()));
          }
        }
      }
    }
    return found;
  }

  private static boolean isAllowed(PropertySource<?> source) {
    return ALLOWED.contains(source.getName()) || source.getName().contains("configtree");
  }

  private static boolean isSecret(String name) {
    return name.startsWith("dunwell.") && SECRET_ENDS.stream().anyMatch(name::endsWith);
  }

  /** A reference such as {@code ${DUNWELL_DB_PASSWORD:}} gives nothing away. */
  private static boolean isWritten(Object value) {
    String text = String.valueOf(value);
    return value != null && !text.isEmpty() && !text.startsWith("${");
  }

  private static Missing inTheOpen(String name, String where) {
    String variable = name.toUpperCase(java.util.Locale.ROOT).replace('.', '_').replace('-', '_');
    return new Missing(
        "%s is written in the open (%s).".formatted(name, where),
        "Give it as the environment variable %s, or in a file that %s_FILE names."
            .formatted(variable, variable));
  }
}
