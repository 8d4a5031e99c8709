package org.dunwell.receivables;

import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.dunwell.platform.NotThere;
import org.dunwell.platform.time.DayZones;
import org.springframework.stereotype.Component;

/** The companies of ours that sell: a handful, so they are always read whole. */
@Component
public class SellingEntities implements DayZones {

  private final SellingEntityMapper mapper;

  SellingEntities(SellingEntityMapper mapper) {
    this.mapper = mapper;
  }

  /** All of them, by code. */
  public List<SellingEntity> all() {
    return mapper.all();
  }

  /**
   * @throws NotThere when there is none with this id
   */
  public SellingEntity byId(long id) {
    return all().stream()
        .filter(entity -> entity.id() == id)
        .findFirst()
        .orElseThrow(() -> new NotThere("selling entity", Long.toString(id)));
  }

  /**
   * @throws NotThere when there is none with this code
   */
  public SellingEntity byCode(String code) {
    return all().stream()
        .filter(entity -> entity.code().equals(code))
        .findFirst()
        .orElseThrow(() -> new NotThere("selling entity", code));
  }

  /** The time zones in which a day of ours begins. */
  @Override
  public Set<ZoneId> zones() {
    return all().stream().map(SellingEntity::timeZone).collect(Collectors.toUnmodifiableSet());
  }
}
