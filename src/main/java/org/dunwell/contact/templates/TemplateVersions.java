package org.dunwell.contact.templates;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import org.dunwell.platform.NotThere;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What managers wrote, version by version; nothing is ever overwritten. */
@Component
class TemplateVersions {

  /** The most versions of one text that a page shows. */
  private static final int MOST = 100;

  private static final String COLUMNS =
      "select id, name, language, subject, body, note, written_by, written_at"
          + " from contact.template_version ";

  private final JdbcClient jdbc;
  private final Clock clock;

  TemplateVersions(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** The latest of each text. */
  List<TemplateVersion> latest() {
    return upTo(Long.MAX_VALUE);
  }

  /** The latest of each text as it was with this version. */
  List<TemplateVersion> upTo(long version) {
    return jdbc.sql(
            "select distinct on (name, language) * from contact.template_version where id <= ?"
                + " order by name, language, id desc")
        .param(version)
        .query((row, n) -> version(row))
        .list();
  }

  /** The id of the latest of all; 0 before the first. */
  long latestId() {
    return jdbc.sql("select coalesce(max(id), 0) from contact.template_version")
        .query(Long.class)
        .single();
  }

  /** Latest first. */
  List<TemplateVersion> of(TemplateKey key) {
    return jdbc.sql(COLUMNS + "where name = ? and language = ? order by id desc limit " + MOST)
        .params(key.name(), key.language())
        .query((row, n) -> version(row))
        .list();
  }

  /**
   * @throws NotThere when this text has no such version
   */
  TemplateVersion byId(TemplateKey key, long id) {
    return jdbc.sql(COLUMNS + "where id = ? and name = ? and language = ?")
        .params(id, key.name(), key.language())
        .query((row, n) -> version(row))
        .optional()
        .orElseThrow(() -> new NotThere("version of this template", Long.toString(id)));
  }

  /**
   * Adds a version. One at a time: ids become visible in their order, so that whoever knows the
   * latest one knows them all.
   *
   * @param text null for the default
   */
  @Transactional(propagation = Propagation.MANDATORY)
  void add(TemplateKey key, TemplateText text, String note, String by) {
    jdbc.sql("lock table contact.template_version in share row exclusive mode").update();
    jdbc.sql(
            """
            insert into contact.template_version
              (name, language, subject, body, note, written_by, written_at)
            values (?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            key.name(),
            key.language(),
            text == null ? null : text.subject(),
            text == null ? null : text.body(),
            note == null || note.isBlank() ? null : note.strip(),
            by,
            Timestamp.from(clock.instant()))
        .update();
  }

  private static TemplateVersion version(ResultSet row) throws SQLException {
    String body = row.getString("body");
    return new TemplateVersion(
        row.getLong("id"),
        row.getString("name"),
        row.getString("language"),
        body == null ? null : new TemplateText(row.getString("subject"), body),
        row.getString("note"),
        row.getString("written_by"),
        row.getTimestamp("written_at").toInstant());
  }
}
