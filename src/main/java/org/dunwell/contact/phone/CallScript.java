package org.dunwell.contact.phone;

/**
 * What the line says next. Contact owns the line and asks; an upper room answers and keeps where
 * the conversation stands, by the call's id. Each step is asked once, in a transaction of its own:
 * a webhook that comes again is given the step that was stored.
 */
public interface CallScript {

  /** The caller hears us; or, for an automated call, whoever was called has answered in person. */
  CallStep begin(LineCall call);

  /** What comes after the answer to the step before. */
  CallStep next(LineCall call, CallInput input);

  /** The call is over, wherever it stood; told once. */
  void ended(LineCall call);
}
