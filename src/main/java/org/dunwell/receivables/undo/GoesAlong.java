package org.dunwell.receivables.undo;

import java.util.Set;

/**
 * The question that upper rooms answer as beans: which of your tables hold only what was reckoned
 * by itself about an import's rows, and go when those go? Their foreign keys cascade. Whatever a
 * person has done belongs among {@link Obstacles} instead.
 */
public interface GoesAlong {

  /** Tables with their schemas, such as {@code credit.party}. */
  Set<String> with(Brought brought);
}
