package org.dunwell.promises.spoken;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/**
 * Measures both halves of the corpus. Of the unseen half only these sums are ever printed: who
 * mends the detector must not learn which sentences it gets wrong.
 */
class SpokenSentencesTest {

  private final SpokenPromises promises = new SpokenPromises();

  /** How often it was right, of how many. */
  private record Score(int found, int right, int wanted, int exact) {

    double precision() {
      return (double) right / found;
    }

    double recall() {
      return (double) right / wanted;
    }

    /** Of the promises that were found, those whose day and amount are right. */
    double exactness() {
      return (double) exact / right;
    }

    @Override
    public String toString() {
      return "precision %.3f (%d of %d), recall %.3f (%d of %d), day and amount right %.3f (%d of %d)"
          .formatted(precision(), right, found, recall(), right, wanted, exactness(), exact, right);
    }
  }

  @Test
  void theSeenSentencesAreUnderstood() {
    Score seen = score("seen");
    System.out.println("seen sentences: " + seen);
    assertThat(seen.precision()).isGreaterThanOrEqualTo(0.97);
    assertThat(seen.recall()).isGreaterThanOrEqualTo(0.9);
    assertThat(seen.exactness()).isGreaterThanOrEqualTo(0.9);
  }

  @Test
  void sentencesThatNobodyTunedToAreUnderstood() {
    Score unseen = score("unseen");
    System.out.println("unseen sentences: " + unseen);
    assertThat(unseen.precision()).isGreaterThanOrEqualTo(0.95);
    assertThat(unseen.recall()).isGreaterThanOrEqualTo(0.8);
    assertThat(unseen.exactness()).isGreaterThanOrEqualTo(0.8);
  }

  private Score score(String half) {
    int found = 0;
    int right = 0;
    int wanted = 0;
    int exact = 0;
    for (Corpus.Row row : Corpus.read(half)) {
      List<SpokenPromise> there = promises.in(List.of(row.utterance()), row.context());
      wanted += row.promise() ? 1 : 0;
      if (!there.isEmpty()) {
        found++;
        right += row.promise() ? 1 : 0;
        SpokenPromise first = there.get(0);
        exact +=
            row.promise()
                    && Objects.equals(first.date(), row.date())
                    && Objects.equals(first.amount(), row.amount())
                ? 1
                : 0;
      }
    }
    return new Score(found, right, wanted, exact);
  }
}
