package org.dunwell.disputes.board.web;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.dunwell.disputes.board.Figures;

/**
 * The drawing of months: how many disputes were raised and ended, and how many were open. The
 * numbers stand beside it in a table.
 *
 * @param open the points of the line as SVG writes them
 * @param most what the top stands for
 */
record TrendChart(
    int width, int height, List<Bar> raised, List<Bar> ended, String open, long most) {

  private static final int WIDTH = 960;
  private static final int HEIGHT = 220;

  /** Two bars and the space beside them. */
  private static final int PARTS = 3;

  /** Few months are no reason for broad bars. */
  private static final int WIDEST = 60;

  /** A bar. */
  record Bar(int x, long y, int width, long height) {}

  static TrendChart of(List<Figures.Month> months) {
    if (months.isEmpty()) {
      return null;
    }
    long most =
        months.stream()
            .mapToLong(month -> Math.max(month.open(), Math.max(month.raised(), month.ended())))
            .max()
            .orElse(1);
    int room = WIDTH / months.size();
    int width = Math.max(1, Math.min(WIDEST, room / PARTS));
    List<Bar> raised = new ArrayList<>();
    List<Bar> ended = new ArrayList<>();
    List<String> open = new ArrayList<>();
    for (int i = 0; i < months.size(); i++) {
      int left = i * room + (room - 2 * width) / 2;
      raised.add(bar(left, months.get(i).raised(), most, width));
      ended.add(bar(left + width, months.get(i).ended(), most, width));
      open.add(i * room + room / 2 + "," + (HEIGHT - scaled(months.get(i).open(), most)));
    }
    return new TrendChart(
        WIDTH, HEIGHT, raised, ended, open.stream().collect(Collectors.joining(" ")), most);
  }

  private static Bar bar(int x, long value, long most, int width) {
    long height = scaled(value, most);
    return new Bar(x, HEIGHT - height, width, height);
  }

  private static long scaled(long value, long most) {
    return Math.round((double) value * HEIGHT / Math.max(1, most));
  }
}
