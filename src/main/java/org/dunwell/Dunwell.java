package org.dunwell;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts Dunwell. Everything it needs besides a Java runtime it brings along itself. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class Dunwell {

  public static void main(String[] args) {
    SpringApplication.run(Dunwell.class, args);
  }
}
