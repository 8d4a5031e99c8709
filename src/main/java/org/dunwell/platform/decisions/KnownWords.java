package org.dunwell.platform.decisions;

import java.util.Collection;

/**
 * Words that a column may answer and that only a room knows, because people can add some at run
 * time. A room offers one as a bean; an uploaded table that answers another word is refused.
 */
public interface KnownWords {

  /** The id of the model. */
  String decision();

  /** The name of the output column. */
  String column();

  /** All words that mean something there now. */
  Collection<String> words();
}
