package org.dunwell.sandbox.twilio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.dunwell.sandbox.wire.Back;
import org.dunwell.sandbox.wire.Json;
import org.dunwell.sandbox.wire.Store;

/** Conversational intelligence: writes down what a recording has. */
final class Transcripts {

  private static final int INVALID = 20001;

  private final Exchange exchange;

  Transcripts(Exchange exchange) {
    this.exchange = exchange;
  }

  ObjectNode service(Change change, String account, Params params) {
    ObjectNode service = change.create(Kinds.SERVICE, account);
    service.put("unique_name", params.required("UniqueName", INVALID));
    service.put("friendly_name", params.text("FriendlyName").orElse(null));
    service.put("language_code", params.text("LanguageCode").orElse("en-US"));
    service.putArray("read_only_attached_operator_sids");
    service.put("url", exchange.address + "/v2/Services/" + Json.id(service));
    return updateService(service, params);
  }

  ObjectNode updateService(ObjectNode service, Params params) {
    params.url("WebhookUrl").ifPresent(url -> service.put("webhook_url", url));
    params
        .text("WebhookHttpMethod")
        .ifPresent(
            method -> service.put("webhook_http_method", params.method("WebhookHttpMethod")));
    params.ignore("AutoTranscribe", "AutoRedaction", "MediaRedaction", "DataLogging");
    params.done();
    return service;
  }

  /** Begins to write down a recording. */
  ObjectNode create(Change change, String account, Params params) {
    ObjectNode service = change.get(Kinds.SERVICE, account, params.required("ServiceSid", INVALID));
    JsonNode channel =
        Back.object(params.required("Channel", INVALID))
            .orElseThrow(() -> ApiError.invalid(INVALID, "Channel must be a JSON object."));
    String source = channel.at("/media_properties/source_sid").asText();
    if (source.isEmpty()) {
      throw ApiError.notPlayed(
          "media that is no recording of a call (media_properties.source_sid)");
    }
    ObjectNode recording = change.get(Kinds.RECORDING, account, source);
    ObjectNode transcript = change.create(Kinds.TRANSCRIPT, account);
    transcript.put("service_sid", Json.id(service)).put("status", "queued");
    transcript.set("channel", channel);
    transcript.set("language_code", service.get("language_code"));
    transcript.put("customer_key", params.text("CustomerKey").orElse(null));
    params.ignore("MediaStartTime");
    params.done();
    String url = exchange.address + "/v2/Transcripts/" + Json.id(transcript);
    transcript.put("url", url).put("_source", source);
    transcript.put(
        "media_start_time", Moments.iso(Moments.of(recording.get(Change.CREATED).asLong())));
    ObjectNode links = transcript.putObject("links");
    links.put("sentences", url + "/Sentences").put("media", url + "/Media");
    links.put("operator_results", url + "/OperatorResults");
    transcript.put(Store.DUE_MILLIS, change.millis() + exchange.settings.of("transcriptMillis"));
    return transcript;
  }

  /** It is written, and the account is told. */
  void written(Change change, ObjectNode transcript) {
    transcript.remove(Store.DUE_MILLIS);
    Optional<ObjectNode> recording =
        change.look(Kinds.RECORDING, transcript.get("_source").asText());
    transcript.put("status", recording.isPresent() ? "completed" : "failed");
    recording.ifPresent(
        found -> {
          transcript.put("duration", (Recordings.millis(found) + 500) / 1000);
          ObjectNode call = change.get(Kinds.CALL, found.get("call_sid").asText());
          transcript.set("_sentences", sentences(found, call));
        });
    ObjectNode service = change.get(Kinds.SERVICE, transcript.get("service_sid").asText());
    String url = service.path("webhook_url").asText("");
    if (recording.isPresent() && url.startsWith("http")) {
      ObjectNode news = Json.JSON.createObjectNode();
      news.set(Change.ACCOUNT, transcript.get(Change.ACCOUNT));
      news.set("service_sid", transcript.get("service_sid"));
      news.put("transcript_sid", Json.id(transcript));
      news.set("customer_key", transcript.get("customer_key"));
      news.put("event_type", "voice_intelligence_transcript_available");
      ObjectNode where = Json.JSON.createObjectNode().put("url", url);
      Callbacks.plan(change, transcript, where, news);
    }
  }

  private record Sentence(int channel, String text, long from, long until) {}

  private static ArrayNode sentences(ObjectNode recording, ObjectNode call) {
    List<Sentence> said = new ArrayList<>();
    long begin = 0;
    for (Recordings.Part part : Recordings.parts(recording)) {
      for (Audio.Sound sound : part.silent() ? List.<Audio.Sound>of() : Audio.of(call)) {
        long from = Math.max(sound.from(), part.from());
        long until = Math.min(sound.until(), part.until());
        boolean spoken = sound.kind().equals(Audio.SPEECH) && !sound.text().isBlank();
        if (spoken && from <= until && sound.from() < part.until() && isOn(recording, sound)) {
          int channel =
              recording.get("channels").asInt() == 2 && sound.channel().equals(Audio.OUT) ? 2 : 1;
          long offset = begin - part.from();
          said.add(new Sentence(channel, sound.text(), from + offset, until + offset));
        }
      }
      begin += part.millis();
    }
    said.sort(Comparator.comparingLong(Sentence::from).thenComparing(Sentence::channel));
    ArrayNode sentences = Json.JSON.createArrayNode();
    said.forEach(sentence -> add(sentences, sentence));
    return sentences;
  }

  static boolean isOn(ObjectNode recording, Audio.Sound sound) {
    String track = recording.get("track").asText();
    return track.equals("both") || track.equals("inbound") == sound.channel().equals(Audio.IN);
  }

  private static void add(ArrayNode sentences, Sentence sentence) {
    String number = "%032x".formatted(sentences.size());
    ObjectNode one = sentences.addObject().put("media_channel", sentence.channel());
    one.put("sentence_index", sentences.size() - 1).put("start_time", seconds(sentence.from()));
    one.put("end_time", seconds(sentence.until())).put("transcript", sentence.text());
    one.put("sid", "GX" + number).put("confidence", "0.99").putNull("words");
  }

  private static String seconds(long millis) {
    return BigDecimal.valueOf(millis, 3).toPlainString();
  }
}
