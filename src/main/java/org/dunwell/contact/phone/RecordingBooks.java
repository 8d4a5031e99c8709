package org.dunwell.contact.phone;

import com.twilio.rest.api.v2010.account.Recording.Source;
import com.twilio.rest.api.v2010.account.Recording.Status;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dunwell.contact.twilio.TwilioAccess;
import org.dunwell.contact.twilio.TwilioNews;
import org.springframework.stereotype.Component;

/** Learns of recordings: from Twilio's news, and by asking when none come. */
@Component
class RecordingBooks implements TwilioNews {

  private static final String RECORDING = "recording";
  private static final String TRANSCRIPT = "transcript";

  private static final int MOST_OF_A_LEG = 20;

  /** After so many looks what still runs at Twilio never ends. */
  private static final int MOST_LOOKS = 12;

  private final RecordingMapper mapper;
  private final PhoneCallMapper calls;
  private final TwilioAccess access;
  private final Clock clock;

  RecordingBooks(RecordingMapper mapper, PhoneCallMapper calls, TwilioAccess access, Clock clock) {
    this.mapper = mapper;
    this.calls = calls;
    this.access = access;
    this.clock = clock;
  }

  @Override
  public Set<String> kinds() {
    return Set.of(RECORDING, TRANSCRIPT);
  }

  @Override
  public void happened(String kind, Map<String, String> params, Instant heardAt) {
    if (kind.equals(TRANSCRIPT)) {
      String key = params.getOrDefault("customer_key", "");
      long recording = key.matches("\\d{1,18}") ? Long.parseLong(key) : 0;
      mapper.written(params.getOrDefault("transcript_sid", ""), recording, clock.instant());
    } else {
      call(params).ifPresent(call -> mapper.heard(heard(call, params)));
    }
  }

  /** By the leg, else by the id in the address, which is signed. */
  private Optional<Long> call(Map<String, String> params) {
    String named = params.getOrDefault("call", "");
    return calls
        .idOfLeg(params.getOrDefault("CallSid", ""))
        .or(
            () ->
                named.matches("\\d{1,18}")
                    ? calls.byId(Long.parseLong(named)).map(CallRow::id)
                    : Optional.empty());
  }

  private RecordingMapper.Heard heard(long call, Map<String, String> params) {
    return new RecordingMapper.Heard(
        call,
        params.getOrDefault("RecordingSid", ""),
        "voicemail".equals(params.get("kind")) ? "voicemail" : "talk",
        "2".equals(params.get("channel")) ? 2 : 1,
        switch (params.getOrDefault("RecordingStatus", "")) {
          case "completed" -> "made";
          case "absent", "failed" -> "absent";
          default -> "running";
        },
        clock.instant());
  }

  /**
   * Looks at Twilio for recordings of a call whose news never came.
   *
   * @return whether to look again, because something is not ready yet
   */
  boolean sweep(CallRow call, Instant now) {
    Set<String> known = Set.copyOf(mapper.known(call.id()));
    boolean unready = false;
    for (PhoneCallMapper.Leg leg : calls.legs(call.id())) {
      for (com.twilio.rest.api.v2010.account.Recording found :
          com.twilio.rest.api.v2010.account.Recording.reader()
              .setCallSid(leg.sid())
              .limit(MOST_OF_A_LEG)
              .read(access.client())) {
        Optional<String> state = state(found.getStatus());
        unready |= state.isEmpty();
        if (state.isPresent() && !known.contains(found.getSid())) {
          boolean voicemail = found.getSource() == Source.RECORD_VERB;
          mapper.heard(
              new RecordingMapper.Heard(
                  call.id(),
                  found.getSid(),
                  voicemail ? "voicemail" : "talk",
                  leg.role().equals("customer") ? 1 : 2,
                  state.get(),
                  now));
        }
      }
    }
    return (unready || mapper.anyRunning(call.id())) && call.looks() < MOST_LOOKS;
  }

  /** Empty while it is not ready. */
  private static Optional<String> state(Status status) {
    return switch (status) {
      case COMPLETED -> Optional.of("made");
      case ABSENT -> Optional.of("absent");
      default -> Optional.empty();
    };
  }
}
