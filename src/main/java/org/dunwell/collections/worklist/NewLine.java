package org.dunwell.collections.worklist;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** A line on its way to the table, all of them as one JSON document; columns by their names. */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record NewLine(
    long customerId,
    String place,
    String advice,
    String todo,
    int points,
    List<Reason> reasons,
    String standing,
    BigDecimal worth,
    int daysLate,
    int collectibleDays,
    @JsonRawValue String amounts,
    Instant lastTouchAt,
    String lastTouch,
    LocalDate promisedFor,
    @JsonRawValue String promises,
    int brokenPromises,
    String nextAction,
    Instant nextAt,
    String priorityVersion,
    String worklistVersion,
    String placedBy,
    Instant computedAt) {}
