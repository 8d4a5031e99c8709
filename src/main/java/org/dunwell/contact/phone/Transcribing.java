package org.dunwell.contact.phone;

import com.twilio.rest.intelligence.v2.Service;
import com.twilio.rest.intelligence.v2.Transcript;
import com.twilio.rest.intelligence.v2.transcript.Sentence;
import java.math.BigDecimal;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dunwell.contact.phone.RecordingMapper.Work;
import org.dunwell.contact.twilio.TwilioAccess;
import org.springframework.stereotype.Component;

/**
 * Has recordings written down by Twilio's Conversational Intelligence: a service for each language,
 * made when it is first needed.
 */
@Component
class Transcribing {

  private static final int MOST_SERVICES = 100;
  private static final int THOUSAND = 1000;

  /** A call of two hours has some thousand sentences. */
  private static final int MOST_SENTENCES = 10_000;

  private static final int PAGE = 500;

  /** How a transcript stands. */
  enum State {
    WRITTEN,
    FAILED,
    UNDER_WAY
  }

  private final TwilioAccess access;
  private final RecordingMapper mapper;

  Transcribing(TwilioAccess access, RecordingMapper mapper) {
    this.access = access;
    this.mapper = mapper;
  }

  /**
   * Orders a transcript unless one was ordered, and the answer lost; answers its name at Twilio.
   */
  String order(Work recording) {
    for (Transcript before :
        Transcript.reader().setSourceSid(recording.sid()).limit(1).read(access.client())) {
      if (before.getStatus() != Transcript.Status.FAILED) {
        return before.getSid();
      }
    }
    Map<String, Object> channel = Map.of("media_properties", Map.of("source_sid", recording.sid()));
    return Transcript.creator(service(recording.language()), channel)
        .setCustomerKey(Long.toString(recording.id()))
        .create(access.client())
        .getSid();
  }

  /** How the transcript of a recording stands. */
  State state(Work recording) {
    return switch (Transcript.fetcher(recording.transcriptSid())
        .fetch(access.client())
        .getStatus()) {
      case COMPLETED -> State.WRITTEN;
      case FAILED, CANCELED -> State.FAILED;
      default -> State.UNDER_WAY;
    };
  }

  /** What was said, as it was said. */
  List<TranscriptLine> lines(Work recording) {
    List<TranscriptLine> lines = new ArrayList<>();
    for (Sentence sentence :
        Sentence.reader(recording.transcriptSid())
            .pageSize(PAGE)
            .limit(MOST_SENTENCES)
            .read(access.client())) {
      boolean customer =
          recording.kind().equals("voicemail")
              || sentence.getMediaChannel() == recording.customerChannel();
      long start = millis(sentence.getStartTime());
      long end = Math.max(start, millis(sentence.getEndTime()));
      // what ends as the recording begins is not in it
      if (end > 0) {
        lines.add(
            new TranscriptLine(
                lines.size(),
                customer ? "customer" : "collector",
                start,
                end,
                sentence.getTranscript()));
      }
    }
    return lines;
  }

  private static long millis(String seconds) {
    return seconds == null
        ? 0
        : Math.max(0, new BigDecimal(seconds).multiply(BigDecimal.valueOf(THOUSAND)).longValue());
  }

  /** Twilio keeps nothing of it any longer. */
  void delete(Work recording) {
    Transcript.deleter(recording.transcriptSid()).delete(access.client());
  }

  private String service(String language) {
    String account = access.client().getAccountSid();
    Optional<String> known = mapper.service(account, language);
    if (known.isPresent()) {
      return known.get();
    }
    String name = "dunwell-" + language;
    String sid = found(name).orElseGet(() -> created(name, language));
    mapper.saveService(account, language, sid);
    return sid;
  }

  private Optional<String> found(String name) {
    for (Service service : Service.reader().limit(MOST_SERVICES).read(access.client())) {
      if (name.equals(service.getUniqueName())) {
        String hook = webhook().toString();
        if (!hook.equals(String.valueOf(service.getWebhookUrl()))) {
          Service.updater(service.getSid()).setWebhookUrl(hook).update(access.client());
        }
        return Optional.of(service.getSid());
      }
    }
    return Optional.empty();
  }

  private String created(String name, String language) {
    return Service.creator(name)
        .setLanguageCode(language.equals("de") ? "de-DE" : "en-US")
        .setAutoTranscribe(false)
        .setDataLogging(false)
        .setWebhookUrl(webhook().toString())
        .setWebhookHttpMethod(Service.HttpMethod.POST)
        .create(access.client())
        .getSid();
  }

  private URI webhook() {
    return URI.create(access.publicUrl(LineUrls.NEWS + "/transcript"));
  }
}
