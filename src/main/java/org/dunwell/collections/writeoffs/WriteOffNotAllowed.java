package org.dunwell.collections.writeoffs;

import org.dunwell.platform.BrokenRule;

/** A write-off says too little, comes too late, or needs somebody else's eyes. */
public class WriteOffNotAllowed extends BrokenRule {

  WriteOffNotAllowed(String message) {
    super(message);
  }
}
