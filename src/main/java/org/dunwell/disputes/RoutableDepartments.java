package org.dunwell.disputes;

import java.util.Collection;
import java.util.stream.Stream;
import org.dunwell.disputes.departments.Department;
import org.dunwell.disputes.departments.Departments;
import org.dunwell.platform.decisions.KnownWords;
import org.springframework.stereotype.Component;

/** Whom {@code rules/dispute-routing.dmn} may name: managers add departments at run time. */
@Component
class RoutableDepartments implements KnownWords {

  private final Departments departments;

  RoutableDepartments(Departments departments) {
    this.departments = departments;
  }

  @Override
  public String decision() {
    return Routing.TABLE;
  }

  @Override
  public String column() {
    return "department";
  }

  @Override
  public Collection<String> words() {
    return Stream.concat(Stream.of(Routing.OWN), departments.all().stream().map(Department::code))
        .toList();
  }
}
