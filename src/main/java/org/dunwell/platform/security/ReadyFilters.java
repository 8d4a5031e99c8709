package org.dunwell.platform.security;

import java.util.List;

/** A room says with which lists of its tasks Tasklist comes. */
public interface ReadyFilters {

  List<ReadyFilter> filters();
}
