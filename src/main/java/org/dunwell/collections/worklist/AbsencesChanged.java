package org.dunwell.collections.worklist;

/** Somebody's absence was entered or cancelled; who is in charge today may be somebody else. */
public record AbsencesChanged() {}
