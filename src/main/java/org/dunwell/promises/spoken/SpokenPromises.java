package org.dunwell.promises.spoken;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dunwell.promises.spoken.SentenceReader.Found;
import org.dunwell.promises.spoken.Sentences.Place;
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

  private final Map<String, SentenceReader> readers =
      Map.of("en", new SentenceReader("en"), "de", new SentenceReader("de"));

  /** All that are promised, in the order in which they were said. */
  public List<SpokenPromise> in(List<Utterance> transcript, SpokenContext context) {
    List<SpokenPromise> found = new ArrayList<>();
    for (int i = 0; i < Math.min(transcript.size(), MOST_UTTERANCES); i++) {
      Utterance said = transcript.get(i);
      if (said.speaker() == Speaker.customer && readers.containsKey(said.language())) {
        List<SpokenPromise> here = said(said, i, context);
        found.addAll(here);
        if (here.isEmpty() && i > 0) {
          assented(transcript.get(i - 1), said, i, context).ifPresent(found::add);
        }
      }
    }
    return found;
  }

  private List<SpokenPromise> said(Utterance said, int at, SpokenContext context) {
    SentenceReader reader = readers.get(said.language());
    List<Place> places = Sentences.of(said.text(), said.language());
    List<SpokenPromise> found = new ArrayList<>();
    for (int i = 0; i < places.size(); i++) {
      Place place = places.get(i);
      Optional<Found> alone = reader.read(place.in(said.text()), context);
      if (alone.isPresent()) {
        SpokenPromise one = proposal(said, at, place, alone.get());
        found.add(
            withFragment(said, at, context, places, i)
                .filter(more -> more.date() != null && !more.date().equals(one.date()))
                .orElse(one));
      }
    }
    return found;
  }

  /** "I'll pay it. On Friday." and "Friday. I'll pay it then": a few words beside a sentence. */
  private Optional<SpokenPromise> withFragment(
      Utterance said, int at, SpokenContext context, List<Place> places, int sentence) {
    Place place = places.get(sentence);
    SentenceReader reader = readers.get(said.language());
    for (int beside : new int[] {sentence + 1, sentence - 1}) {
      if (beside >= 0
          && beside < places.size()
          && Sentences.isFragment(places.get(beside).in(said.text()))) {
        Place both = place.and(places.get(beside));
        Optional<Found> read = reader.read(Sentences.asOne(both.in(said.text())), context);
        if (read.isPresent() && read.get().date() != null) {
          return read.map(one -> proposal(said, at, both, one));
        }
      }
    }
    return Optional.empty();
  }

  private Optional<SpokenPromise> assented(
      Utterance asked, Utterance said, int at, SpokenContext context) {
    List<Place> questions = Sentences.of(asked.text(), asked.language());
    List<Place> answers = Sentences.of(said.text(), said.language());
    if (asked.speaker() != Speaker.collector || questions.isEmpty() || answers.isEmpty()) {
      return Optional.empty();
    }
    Place answer = new Place(answers.get(0).from(), answers.get(answers.size() - 1).to());
    String question = questions.get(questions.size() - 1).in(asked.text());
    return answer.to() - answer.from() > Sentences.LONGEST
        ? Optional.empty()
        : readers
            .get(said.language())
            .assented(question, answer.in(said.text()), context)
            .map(one -> proposal(said, at, answer, one));
  }

  private static SpokenPromise proposal(Utterance said, int at, Place place, Found found) {
    PhraseBook.Phrase phrase = found.phrase();
    return new SpokenPromise(
        place.in(said.text()),
        at,
        place.from(),
        place.to(),
        millis(said, place.from()),
        millis(said, place.to()),
        found.date(),
        found.amount(),
        found.part(),
        phrase.name() + ": " + phrase.why(),
        phrase.confidence() - (found.date() == null ? WITHOUT_DAY : 0));
  }

  /** Nobody tells when a letter was said; people speak evenly enough to find the place again. */
  private static long millis(Utterance said, int letter) {
    long length = said.endMillis() - said.startMillis();
    return said.startMillis() + Math.round(length * ((double) letter / said.text().length()));
  }
}
