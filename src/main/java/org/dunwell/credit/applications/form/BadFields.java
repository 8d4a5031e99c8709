package org.dunwell.credit.applications.form;

import java.util.List;
import java.util.stream.Collectors;
import org.dunwell.platform.BrokenRule;

/** All that somebody typed into one form and that does not do, in the order of its fields. */
public class BadFields extends BrokenRule {

  private static final long serialVersionUID = 1L;

  private final List<BadField> all;

  BadFields(List<BadField> all) {
    super(all.stream().map(BadField::getMessage).collect(Collectors.joining(" ")));
    this.all = List.copyOf(all);
  }

  public List<BadField> all() {
    return all;
  }
}
