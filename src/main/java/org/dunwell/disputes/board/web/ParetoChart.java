package org.dunwell.disputes.board.web;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.dunwell.disputes.board.Figures;
import org.dunwell.disputes.board.FiguresFilter;

/**
 * The drawing of reasons by weight: bars, and a line that adds them up to a hundred per cent. The
 * numbers stand beside it in a table.
 *
 * @param line the points of the line as SVG writes them
 * @param most what the top of the scale of the bars stands for
 */
record ParetoChart(int width, int height, List<Bar> bars, String line, BigDecimal most) {

  private static final int WIDTH = 960;
  private static final int HEIGHT = 280;

  /** More bars are too thin to tell apart; the table has all. */
  private static final int MOST_BARS = 24;

  /** Of the room of a bar, in per cent. */
  private static final int FILLED = 78;

  private static final int HUNDRED = 100;

  /**
   * A bar.
   *
   * @param x left edge
   * @param middle where its words stand
   * @param pointY where the line passes above it
   * @param board the address behind the question mark that shows its disputes
   */
  record Bar(
      Figures.Ranked of,
      int x,
      int middle,
      int y,
      int width,
      int height,
      int pointY,
      String board) {}

  static ParetoChart of(List<Figures.Ranked> reasons, FiguresFilter filter) {
    List<Figures.Ranked> shown =
        reasons.stream().filter(reason -> reason.measure().signum() > 0).limit(MOST_BARS).toList();
    if (shown.isEmpty()) {
      return null;
    }
    BigDecimal most = shown.get(0).measure();
    int room = WIDTH / shown.size();
    List<Bar> bars = new ArrayList<>();
    for (int i = 0; i < shown.size(); i++) {
      Figures.Ranked reason = shown.get(i);
      int width = room * FILLED / HUNDRED;
      int height = Math.max(1, scaled(reason.measure(), most));
      bars.add(
          new Bar(
              reason,
              i * room + (room - width) / 2,
              i * room + room / 2,
              HEIGHT - height,
              width,
              height,
              HEIGHT - scaled(reason.cumulative(), BigDecimal.valueOf(HUNDRED)),
              filter.board("reason", reason.line().code())));
    }
    String line =
        bars.stream()
            .map(bar -> bar.middle() + "," + bar.pointY())
            .collect(Collectors.joining(" "));
    return new ParetoChart(WIDTH, HEIGHT, bars, line, most);
  }

  private static int scaled(BigDecimal value, BigDecimal most) {
    return value
        .multiply(BigDecimal.valueOf(HEIGHT))
        .divide(most, 0, RoundingMode.HALF_UP)
        .intValueExact();
  }
}
