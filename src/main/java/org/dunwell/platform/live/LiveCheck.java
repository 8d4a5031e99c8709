package org.dunwell.platform.live;

import java.util.List;
import org.springframework.core.env.Environment;

/**
 * What a room needs to be set before it may work on real customers. Asked once, before anything
 * else starts, so it must be a bean without collaborators, made by a static method or a constructor
 * without parameters.
 */
public interface LiveCheck {

  /**
   * The channel it speaks for, such as {@code mail}: {@code dunwell.off} can name it, and then it
   * is not asked and the channel is not used. Empty when nothing works without it.
   */
  default String channel() {
    return "";
  }

  /** What is missing; empty when the room can work. */
  List<Missing> missing(Environment settings);
}
