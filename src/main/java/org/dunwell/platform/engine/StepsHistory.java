package org.dunwell.platform.engine;

import java.util.Date;
import java.util.Set;
import org.camunda.bpm.engine.ActivityTypes;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.db.entitymanager.DbEntityManager;
import org.camunda.bpm.engine.impl.history.event.HistoricActivityInstanceEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoricScopeInstanceEvent;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.handler.DbHistoryEventHandler;

/**
 * Keeps what was done and where a token waited or ended, and not where it merely began or chose:
 * that follows from the rest ({@code ProcessPictures}), and was nearly half of all history rows of
 * a case (docs/adr/0007).
 */
public class StepsHistory extends DbHistoryEventHandler {

  private static final Set<String> PASSED_THROUGH =
      Set.of(ActivityTypes.START_EVENT, ActivityTypes.GATEWAY_EXCLUSIVE);

  private final KnownHistory known;

  StepsHistory(KnownHistory known) {
    this.known = known;
  }

  /** For an engine of its own, which asks for each begin. */
  public StepsHistory() {
    this(new KnownHistory());
  }

  @Override
  public void handleEvent(HistoryEvent event) {
    if (event instanceof HistoricActivityInstanceEventEntity activity
        && PASSED_THROUGH.contains(activity.getActivityType())) {
      return;
    }
    super.handleEvent(event);
  }

  /** As the engine does it, but for the begin that is known. */
  @Override
  protected void insertOrUpdate(HistoryEvent event) {
    Date begun = isInitialEvent(event) ? null : known.begin(event.getId());
    DbEntityManager entities = Context.getCommandContext().getDbEntityManager();
    if (begun != null
        && event instanceof HistoricScopeInstanceEvent scope
        && entities.getCachedEntity(event.getClass(), event.getId()) == null) {
      scope.setStartTime(begun);
      entities.merge(event);
    } else {
      super.insertOrUpdate(event);
    }
  }
}
