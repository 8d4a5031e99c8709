package org.dunwell;

import org.dunwell.platform.time.DunwellClock;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/** Every class of tests begins on the machine's clock, whatever day another one has left it on. */
class ClockFromTheStart implements BeforeAllCallback {

  @Override
  public void beforeAll(ExtensionContext context) {
    SpringExtension.getApplicationContext(context).getBean(DunwellClock.class).reset();
  }
}
