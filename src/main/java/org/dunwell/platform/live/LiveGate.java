package org.dunwell.platform.live;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;

/**
 * Stands before a live Dunwell twice: before anything starts it asks for settings, and before the
 * web server answers it looks at the database. The sandbox passes.
 */
@Configuration(proxyBeanMethods = false)
class LiveGate {

  private static final Set<String> MODES = Set.of("sandbox", "live");

  @Bean
  static BeanFactoryPostProcessor settingsForLive(ConfigurableEnvironment settings) {
    return factory -> {
      if (isLive(settings)) {
        refuse(missing(settings, factory.getBeansOfType(LiveCheck.class, true, false).values()));
      }
    };
  }

  @Bean
  static SmartInitializingSingleton factsForLive(
      Environment settings, ObjectProvider<LiveFacts> facts) {
    return () -> {
      if (isLive(settings)) {
        refuse(facts.stream().flatMap(one -> one.missing().stream()).toList());
      }
    };
  }

  static List<Missing> missing(ConfigurableEnvironment settings, Collection<LiveCheck> checks) {
    Set<String> off = Channels.off(settings);
    List<Missing> missing = new ArrayList<>(Secrets.inTheOpen(settings));
    missing.addAll(unknown(off, checks));
    checks.stream()
        .filter(check -> !off.contains(check.channel()))
        .flatMap(check -> check.missing(settings).stream())
        .forEach(missing::add);
    return missing;
  }

  /** A channel that is misspelt would stay on unnoticed. */
  private static List<Missing> unknown(Set<String> off, Collection<LiveCheck> checks) {
    Set<String> known =
        checks.stream()
            .map(LiveCheck::channel)
            .filter(channel -> !channel.isEmpty())
            .collect(Collectors.toCollection(TreeSet::new));
    return off.stream()
        .filter(name -> !known.contains(name))
        .sorted()
        .map(
            name ->
                new Missing(
                    "There is no channel \"%s\" to switch off.".formatted(name),
                    "DUNWELL_OFF takes %s.".formatted(String.join(", ", known))))
        .toList();
  }

  private static boolean isLive(Environment settings) {
    String mode = settings.getProperty("dunwell.mode", "sandbox");
    if (!MODES.contains(mode)) {
      throw new NotReadyForLive(
          List.of(
              new Missing(
                  "There is no mode \"%s\".".formatted(mode),
                  "Set DUNWELL_MODE to live, or leave it unset for the sandbox.")));
    }
    return mode.equals("live");
  }

  private static void refuse(List<Missing> missing) {
    if (!missing.isEmpty()) {
      throw new NotReadyForLive(missing);
    }
  }
}
