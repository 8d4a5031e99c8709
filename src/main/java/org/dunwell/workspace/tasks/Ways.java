package org.dunwell.workspace.tasks;

import java.util.regex.Pattern;

/** Where a page leads back to. */
final class Ways {

  /** A path of ours; never another site, however it is written. */
  private static final Pattern OURS = Pattern.compile("/(?![/\\\\])[\\w./?&=%+~-]*");

  private Ways() {}

  /** The path if it is one of ours, else null. */
  static String inside(String path) {
    return path != null && OURS.matcher(path).matches() ? path : null;
  }
}
