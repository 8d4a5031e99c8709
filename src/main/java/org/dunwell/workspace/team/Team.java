package org.dunwell.workspace.team;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dunwell.platform.security.Users;
import org.dunwell.workspace.team.TeamMapper.Cash;
import org.dunwell.workspace.team.TeamMapper.Count;
import org.dunwell.workspace.team.TeamMapper.Kept;
import org.dunwell.workspace.team.TeamMapper.Waiting;
import org.springframework.stereotype.Component;

/** Puts together what each member of the team has before them and has done. */
@Component
class Team {

  /** Stands for the customers that nobody looks after. */
  private static final String NOBODY = "";

  /**
   * A member of the team.
   *
   * @param id user id; null for the customers that nobody looks after
   */
  record Member(
      String id,
      String name,
      Waiting waiting,
      Count touches,
      Count promises,
      Kept kept,
      List<Cash> cash) {}

  private final TeamMapper mapper;
  private final Users users;

  Team(TeamMapper mapper, Users users) {
    this.mapper = mapper;
    this.users = users;
  }

  /** Everybody who may own customers, and whoever else owns some or did something, by name. */
  List<Member> members(LocalDate today, ZoneId zone) {
    Weeks weeks = Weeks.at(today, zone);
    Map<String, Waiting> waiting = by(mapper.waiting(), Waiting::user);
    Map<String, Count> touches = by(mapper.touches(weeks), Count::user);
    Map<String, Count> promises = by(mapper.promises(weeks), Count::user);
    Map<String, Kept> kept = by(mapper.kept(weeks), Kept::user);
    Map<String, List<Cash>> cash =
        mapper.cash(weeks).stream().collect(Collectors.groupingBy(line -> key(line.user())));
    Map<String, String> names =
        users.collectors().stream()
            .collect(Collectors.toMap(Users.Collector::id, Users.Collector::name));
    return everybody(
            Stream.of(names, waiting, touches, promises, kept, cash).map(Map::keySet).toList())
        .map(
            id ->
                new Member(
                    id.equals(NOBODY) ? null : id,
                    id.equals(NOBODY) ? "Nobody" : names.getOrDefault(id, id),
                    waiting.getOrDefault(id, new Waiting(id, 0, 0, 0, 0)),
                    touches.getOrDefault(id, new Count(id, 0, 0)),
                    promises.getOrDefault(id, new Count(id, 0, 0)),
                    kept.getOrDefault(id, new Kept(id, 0, 0, 0, 0)),
                    cash.getOrDefault(id, List.of())))
        .toList();
  }

  /** In order, with nobody last. */
  private static Stream<String> everybody(Collection<? extends Collection<String>> ids) {
    TreeSet<String> all =
        ids.stream().flatMap(Collection::stream).collect(Collectors.toCollection(TreeSet::new));
    boolean nobody = all.remove(NOBODY);
    return Stream.concat(all.stream(), nobody ? Stream.of(NOBODY) : Stream.empty());
  }

  private static <T> Map<String, T> by(List<T> lines, Function<T, String> user) {
    return lines.stream()
        .collect(Collectors.toMap(line -> key(user.apply(line)), Function.identity()));
  }

  private static String key(String user) {
    return Objects.requireNonNullElse(user, NOBODY);
  }
}
