package org.dunwell.promises.spoken;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dunwell.promises.spoken.PhraseBook.Phrase;
import org.dunwell.promises.spoken.SentenceReader.Found;
import org.springframework.stereotype.Component;

/**
 * Finds the promises to pay in a transcript, in English and German. Proposes only: a person takes a
 * proposal over, or does not.
 */
@Component
public class SpokenPromises {

  /** More utterances no call has; the rest is not read. */
  private static final int MOST_UTTERANCES = 20_000;

  /** A promise with a day is worth more to a collector than one without. */
  private static final double WITHOUT_DAY = 0.2;

  private static final double ASSENTED = 0.8;

  private static final String ASSENT =
      "yes to a question: the customer agrees to what the collector has asked";

  private final Map<String, SentenceReader> readers =
      Map.of("en", new SentenceReader("en"), "de", new SentenceReader("de"));

  /** All that are promised, in the order in which they were said. */
  public List<SpokenPromise> in(List<Utterance> transcript, SpokenContext context) {
    List<SpokenPromise> found = new ArrayList<>();
    for (int i = 0; i < Math.min(transcript.size(), MOST_UTTERANCES); i++) {
      Utterance said = transcript.get(i);
      SentenceReader reader = readers.get(said.language());
      if (said.speaker() == Speaker.customer && reader != null) {
        int before = found.size();
        for (Sentences.Place place : Sentences.of(said.text(), said.language())) {
          reader
              .read(said.text().substring(place.from(), place.to()), context)
              .ifPresent(one -> found.add(proposal(transcript, said, place, one)));
        }
        if (found.size() == before && i > 0) {
          assented(transcript, i, reader, context).ifPresent(found::add);
        }
      }
    }
    return found;
  }

  private static SpokenPromise proposal(
      List<Utterance> transcript, Utterance said, Sentences.Place place, Found found) {
    Phrase phrase = found.phrase();
    double confidence = phrase.confidence() - (found.date() == null ? WITHOUT_DAY : 0);
    return at(transcript, said, place, found, phrase.name() + ": " + phrase.why(), confidence);
  }

  /** "So you'll pay the 500 by Friday?" - "Yes, I will." */
  private static Optional<SpokenPromise> assented(
      List<Utterance> transcript, int answer, SentenceReader reader, SpokenContext context) {
    Utterance said = transcript.get(answer);
    Utterance asked = transcript.get(answer - 1);
    List<Sentences.Place> first = Sentences.of(said.text(), said.language());
    List<Sentences.Place> questions = Sentences.of(asked.text(), asked.language());
    if (asked.speaker() != Speaker.collector || first.isEmpty() || questions.isEmpty()) {
      return Optional.empty();
    }
    Sentences.Place yes =
        new Sentences.Place(first.get(0).from(), first.get(first.size() - 1).to());
    Sentences.Place last = questions.get(questions.size() - 1);
    String question = asked.text().substring(last.from(), last.to());
    return yes.to() - yes.from() <= Sentences.LONGEST
            && reader.assents(said.text().substring(yes.from(), yes.to()))
        ? reader
            .asked(question, context)
            .map(found -> at(transcript, said, yes, found, ASSENT, ASSENTED))
        : Optional.empty();
  }

  private static SpokenPromise at(
      List<Utterance> transcript,
      Utterance said,
      Sentences.Place place,
      Found found,
      String reason,
      double confidence) {
    double length = Math.max(1, said.text().length());
    long span = said.endMillis() - said.startMillis();
    return new SpokenPromise(
        said.text().substring(place.from(), place.to()),
        transcript.indexOf(said),
        place.from(),
        place.to(),
        said.startMillis() + Math.round(span * (place.from() / length)),
        said.startMillis() + Math.round(span * (place.to() / length)),
        found.date(),
        found.amount(),
        reason,
        confidence);
  }
}
