package org.dunwell.contact.phone;

import com.twilio.exception.TwilioException;
import com.twilio.rest.api.v2010.account.call.Recording;
import com.twilio.rest.api.v2010.account.call.Recording.Status;
import org.dunwell.contact.twilio.TwilioAccess;
import org.dunwell.platform.BrokenRule;
import org.springframework.stereotype.Component;

/**
 * Stops recording for a while, as for what nobody may keep, and goes on. At once and not by a
 * queue: whoever presses the button speaks in the next second.
 */
@Component
public class RecordingPause {

  /** How the recording of a call stands. */
  public enum State {
    NONE,
    RUNNING,
    PAUSED
  }

  private final RecordingMapper mapper;
  private final TwilioAccess access;

  RecordingPause(RecordingMapper mapper, TwilioAccess access) {
    this.mapper = mapper;
    this.access = access;
  }

  /** How it stands, as far as we know. */
  public State state(long callId) {
    return mapper
        .runningState(callId)
        .map(state -> state.equals("paused") ? State.PAUSED : State.RUNNING)
        .orElse(State.NONE);
  }

  /**
   * From now on silence is recorded, until {@link #resume}.
   *
   * @throws BrokenRule when nothing is recorded at the moment, or Twilio does not answer
   */
  public void pause(long callId) {
    set(callId, Status.PAUSED);
  }

  /**
   * Recording goes on.
   *
   * @throws BrokenRule when nothing is recorded at the moment, or Twilio does not answer
   */
  public void resume(long callId) {
    set(callId, Status.IN_PROGRESS);
  }

  private void set(long callId, Status status) {
    String sid =
        mapper
            .running(callId)
            .orElseThrow(() -> new BrokenRule("This call is not being recorded."));
    try {
      Recording.updater(leg(sid), sid, status).update(access.client());
    } catch (TwilioException failure) {
      throw new BrokenRule(
          "The recording goes on as it was: Twilio says \"%s\". Try again, or ask the customer to wait."
              .formatted(failure.getMessage()));
    }
    mapper.paused(sid, status == Status.PAUSED);
  }

  /**
   * The leg that is recorded is the customer's where a colleague has called, else the colleague's.
   */
  private String leg(String recording) {
    return com.twilio.rest.api.v2010.account.Recording.fetcher(recording)
        .fetch(access.client())
        .getCallSid();
  }
}
