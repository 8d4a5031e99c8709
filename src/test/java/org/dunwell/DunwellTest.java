package org.dunwell;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.dunwell.contact.phone.Handsets;
import org.dunwell.contact.phone.ScriptedCalls;
import org.dunwell.disputes.DisputeWork;
import org.dunwell.platform.security.TestPeople;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;

/**
 * A test on the real thing: real PostgreSQL, real engine, real Drools, real web server on a random
 * port. The context starts once for the whole suite, so use this annotation as it is, without mock
 * beans or properties of a test's own. The work loop has no pulse here: tests call {@code
 * WorkLoop.runDue()} or walk the time machine. Begin with {@code CleanSlate.wipe()}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@AutoConfigureMockMvc
@ActiveProfiles("test")
@ExtendWith(ClockFromTheStart.class)
@Import({
  TestLedger.class,
  StatementCounter.class,
  DisputeWork.class,
  TestPeople.class,
  ScriptedCalls.class,
  Handsets.class
})
public @interface DunwellTest {}
