/**
 * The floor of the house: money, time and day work, the doorway to Drools, the engine, sign-in,
 * idempotency, timeline, troubles, web errors. Open to every room; knows none of them.
 */
@ApplicationModule(
    displayName = "Platform",
    type = ApplicationModule.Type.OPEN,
    allowedDependencies = {})
package org.dunwell.platform;

import org.springframework.modulith.ApplicationModule;
