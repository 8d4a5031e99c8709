package org.dunwell.receivables.imports;

import java.io.InputStream;

/**
 * A file somebody wants imported.
 *
 * @param kind as in {@link ImportKind#name()}
 * @param mapping YAML, null or blank for none
 * @param dryRun whether only the report is wanted
 * @param startedBy a user id
 */
public record Upload(
    String kind,
    String fileName,
    InputStream content,
    String mapping,
    boolean dryRun,
    String startedBy) {}
