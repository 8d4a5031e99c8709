package org.dunwell.platform.database;

/**
 * The ledger and everything that grew on it is gone; whoever keeps things elsewhere forgets them.
 */
public record SlateWiped() {}
