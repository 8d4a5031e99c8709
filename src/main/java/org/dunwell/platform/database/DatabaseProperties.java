package org.dunwell.platform.database;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the data lives.
 *
 * @param home the folder of everything the embedded default keeps
 * @param dbUrl JDBC URL of a PostgreSQL server; empty means the embedded one
 */
@ConfigurationProperties("dunwell")
public record DatabaseProperties(Path home, String dbUrl, String dbUser, String dbPassword) {}
