package org.dunwell.collections.worklist;

import java.util.List;
import org.dunwell.platform.BrokenRule;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Filters that a user has given a name. */
@Component
public class SavedViews {

  /**
   * A filter with a name.
   *
   * @param query what stands in the page's address, such as {@code view=all&risk=high}
   */
  public record SavedView(long id, String name, String query) {}

  /** What fits above the list and in a person's mind. */
  static final int MOST = 20;

  private static final int NAME_LENGTH = 40;

  private final JdbcClient jdbc;

  SavedViews(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** By name. */
  public List<SavedView> of(String user) {
    return jdbc.sql(
            """
            select id, name, query
            from collections.worklist_view
            where user_id = ?
            order by name
            limit %d
            """
                .formatted(MOST))
        .param(user)
        .query(SavedView.class)
        .list();
  }

  /**
   * Keeps a filter, in place of one of the same name.
   *
   * @throws BrokenRule when the name is empty or too long, or there are too many
   */
  @Transactional
  public void save(String user, String name, String query) {
    String given = name == null ? "" : name.strip();
    if (given.isEmpty() || given.length() > NAME_LENGTH) {
      throw new BrokenRule(
          "A view needs a name of 1 to %d characters; this one has %d."
              .formatted(NAME_LENGTH, given.length()));
    }
    List<SavedView> there = of(user);
    if (there.size() >= MOST && there.stream().noneMatch(view -> view.name().equals(given))) {
      throw new BrokenRule("You have %d views; remove one first.".formatted(MOST));
    }
    jdbc.sql(
            """
            insert into collections.worklist_view (user_id, name, query) values (?, ?, ?)
            on conflict (user_id, name) do update set query = excluded.query
            """)
        .params(user, given, query)
        .update();
  }

  /** Removes a view of this user's; another's, or none, is left alone. */
  @Transactional
  public void remove(String user, long id) {
    jdbc.sql("delete from collections.worklist_view where id = ? and user_id = ?")
        .params(id, user)
        .update();
  }
}
