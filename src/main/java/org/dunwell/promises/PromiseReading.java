package org.dunwell.promises;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Reads promises with their items: two statements, however many. */
@Component
class PromiseReading {

  private final PromiseMapper mapper;

  PromiseReading(PromiseMapper mapper) {
    this.mapper = mapper;
  }

  /** Those there are, newest first. */
  List<Promise> byIds(Collection<Long> ids) {
    if (ids.isEmpty()) {
      return List.of();
    }
    Long[] wanted = ids.toArray(Long[]::new);
    Map<Long, List<PromiseItem>> items =
        mapper.items(wanted).stream().collect(Collectors.groupingBy(PromiseItem::promiseId));
    return mapper.byIds(wanted).stream().map(row -> row.with(items.get(row.id()))).toList();
  }
}
