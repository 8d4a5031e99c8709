package org.dunwell.contact.letters;

import com.openhtmltopdf.extend.FSTextBreaker;
import java.text.BreakIterator;
import java.util.Locale;

/** Where a line may end: where the language says so, but never within an e-mail or web address. */
final class LineBreaks implements FSTextBreaker {

  private final BreakIterator places = BreakIterator.getLineInstance(Locale.ROOT);
  private String text = "";

  @Override
  public void setText(String next) {
    text = next;
    places.setText(next);
  }

  @Override
  public int next() {
    int place = places.next();
    while (place != BreakIterator.DONE && place < text.length() && isWithinAddress(place)) {
      place = places.next();
    }
    return place;
  }

  private boolean isWithinAddress(int place) {
    if (Character.isWhitespace(text.charAt(place - 1))) {
      return false;
    }
    int end = text.indexOf(' ', place);
    String word =
        text.substring(text.lastIndexOf(' ', place - 1) + 1, end < 0 ? text.length() : end);
    return word.contains("@") || word.contains("://");
  }
}
