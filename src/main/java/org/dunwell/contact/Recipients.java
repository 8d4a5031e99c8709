package org.dunwell.contact;

import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Whom we talk to when we talk to customers. */
@Component
public class Recipients {

  private final PersonMapper mapper;

  Recipients(PersonMapper mapper) {
    this.mapper = mapper;
  }

  /** By customer; one statement. */
  public Map<Long, Person> of(Collection<Long> customers) {
    return mapper.of(customers.toArray(Long[]::new)).stream()
        .collect(Collectors.toMap(Person::customerId, Function.identity()));
  }
}
