package org.dunwell;

import java.time.ZoneOffset;
import java.util.TimeZone;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts Dunwell. Everything it needs besides a Java runtime it brings along itself. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class Dunwell {

  public static void main(String[] args) {
    // The engine's columns know no zone: in one with summer time an hour a year would be two.
    TimeZone.setDefault(TimeZone.getTimeZone(ZoneOffset.UTC));
    SpringApplication.run(Dunwell.class, args);
  }
}
