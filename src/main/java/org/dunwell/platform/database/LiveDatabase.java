package org.dunwell.platform.database;

import java.util.ArrayList;
import java.util.List;
import org.dunwell.platform.live.LiveCheck;
import org.dunwell.platform.live.Missing;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/** A company's ledger lies on a server that somebody backs up. */
@Component
class LiveDatabase implements LiveCheck {

  @Override
  public List<Missing> missing(Environment settings) {
    List<Missing> missing = new ArrayList<>();
    if (!StringUtils.hasText(settings.getProperty("dunwell.db-url"))) {
      missing.add(
          new Missing(
              "No PostgreSQL server is named; the embedded one is for looking around.",
              "Set DUNWELL_DB_URL, such as jdbc:postgresql://db.company.example/dunwell, with"
                  + " DUNWELL_DB_USER and DUNWELL_DB_PASSWORD."));
    }
    return missing;
  }
}
