package org.dunwell.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import org.dunwell.Dunwell;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.modulith.core.ApplicationModules;

/** The plan of the house, held against the house. */
class RoomsTest {

  private static final JavaClasses HOUSE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.dunwell");

  @Test
  void everyRoomKnowsOnlyTheRoomsBeneathIt() {
    ApplicationModules.of(Dunwell.class).verify();
  }

  @Test
  void nobodyAsksTheTimeButTheClock() {
    for (Class<?> type :
        List.of(
            Instant.class,
            LocalDate.class,
            LocalDateTime.class,
            ZonedDateTime.class,
            OffsetDateTime.class)) {
      noClasses().should().callMethod(type, "now").check(HOUSE);
    }
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName("org.dunwell.platform.time.DunwellClock")
        .should()
        .callMethod(java.time.Clock.class, "systemUTC")
        .orShould()
        .callMethod(java.time.Clock.class, "systemDefaultZone")
        .check(HOUSE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "receivables",
        "contact",
        "disputes",
        "promises",
        "payments",
        "credit",
        "collections"
      })
  void aRoomMeetsTheEngineOnlyInItsProcessPackage(String room) {
    noClasses()
        .that()
        .resideInAPackage("org.dunwell." + room + "..")
        .and()
        .resideOutsideOfPackage("org.dunwell." + room + ".process..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.camunda..")
        .check(HOUSE);
  }

  @Test
  void onlyTheDoorwayTalksToDrools() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.dunwell.platform.decisions..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.kie..", "org.drools..")
        .check(HOUSE);
  }
}
