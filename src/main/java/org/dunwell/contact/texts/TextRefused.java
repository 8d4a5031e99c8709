package org.dunwell.contact.texts;

import org.dunwell.platform.BrokenRule;

/** A text message may not or cannot go to this number. */
public final class TextRefused extends BrokenRule {

  TextRefused(String why) {
    super(why);
  }
}
