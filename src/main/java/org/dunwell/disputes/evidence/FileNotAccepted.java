package org.dunwell.disputes.evidence;

import org.dunwell.platform.BrokenRule;

/** A file is too large, of no kind that we take, or not only what it claims to be. */
public class FileNotAccepted extends BrokenRule {

  FileNotAccepted(String file, String problem) {
    super("\"%s\" %s".formatted(file, problem));
  }
}
