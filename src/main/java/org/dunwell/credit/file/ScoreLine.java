package org.dunwell.credit.file;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.dunwell.credit.scores.Score;

/**
 * A score over time as SVG draws it: steps, since a score holds until the next one. The numbers
 * stand beside it in a table.
 *
 * @param points of the line; 100 at the top, 0 at the bottom
 */
public record ScoreLine(String points, Instant since, Instant until) {

  static final int WIDTH = 640;
  static final int HEIGHT = 160;
  private static final int MOST_POINTS = 100;

  /**
   * @param latestFirst at least two
   * @param now where the line ends
   * @return null when there is nothing to draw
   */
  static ScoreLine of(List<Score> latestFirst, Instant now) {
    if (latestFirst.size() < 2) {
      return null;
    }
    Instant since = latestFirst.get(latestFirst.size() - 1).at();
    long span = Math.max(1, now.toEpochMilli() - since.toEpochMilli());
    List<String> points = new ArrayList<>();
    int before = -1;
    for (int i = latestFirst.size() - 1; i >= 0; i--) {
      Score score = latestFirst.get(i);
      long x = (score.at().toEpochMilli() - since.toEpochMilli()) * WIDTH / span;
      int y = HEIGHT - score.points() * HEIGHT / MOST_POINTS;
      if (before >= 0) {
        points.add(String.format(Locale.ROOT, "%d,%d", x, before));
      }
      points.add(String.format(Locale.ROOT, "%d,%d", x, y));
      before = y;
    }
    points.add(String.format(Locale.ROOT, "%d,%d", WIDTH, before));
    return new ScoreLine(String.join(" ", points), since, now);
  }
}
