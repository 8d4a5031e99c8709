package org.dunwell.platform.database;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the data lives.
 *
 * @param home the folder of everything the embedded default keeps
 * @param dbUrl JDBC URL of a PostgreSQL server; empty means the embedded one
 * @param embeddedFsync whether the embedded server outlives a loss of power; off in tests only
 */
@ConfigurationProperties("dunwell")
public record DatabaseProperties(
    Path home,
    String dbUrl,
    String dbUser,
    String dbPassword,
    @DefaultValue("true") boolean embeddedFsync) {}
