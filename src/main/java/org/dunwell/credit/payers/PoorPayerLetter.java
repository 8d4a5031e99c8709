package org.dunwell.credit.payers;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.dunwell.contact.correspondence.Attachment;
import org.dunwell.contact.correspondence.StaffMails;
import org.dunwell.platform.web.Given;
import org.springframework.stereotype.Component;

/** What a mail with the list says, as its reader may see it, and the file that goes along. */
@Component
class PoorPayerLetter {

  /** Whoever wants more opens the file. */
  private static final int LINES = 25;

  /** A mail about to be sent. */
  record Letter(String subject, String text, List<Attachment> files) {}

  private final PoorPayers payers;
  private final PoorPayerFiles files;

  PoorPayerLetter(PoorPayers payers, PoorPayerFiles files) {
    this.payers = payers;
    this.files = files;
  }

  /** Empty when nobody fits; in the caller's transaction. */
  Optional<Letter> of(PoorPayerMails.Wish wish, LocalDate day) {
    PoorPayerFilter filter = PoorPayerFilter.of(Given.parameters(wish.filter()));
    List<PoorPayer> lines = payers.first(filter, wish.userId(), LINES);
    if (lines.isEmpty()) {
      return Optional.empty();
    }
    byte[] file = file(wish, filter);
    boolean fits = file.length <= StaffMails.MOST_BYTES;
    String words =
        lines.stream().map(PoorPayerLetter::words).collect(Collectors.joining("\n", "", "\n"));
    return Optional.of(
        new Letter(
            "Poor payers on %s: %s first".formatted(day, lines.get(0).name()),
            fits ? words : words + "\nThe whole list is too long for a mail; it is here:\n",
            fits ? List.of(attachment(wish, day, file)) : List.of()));
  }

  private Attachment attachment(PoorPayerMails.Wish wish, LocalDate day, byte[] file) {
    return new Attachment(
        "poor-payers-%s.%s".formatted(day, wish.format()), files.mediaType(wish.format()), file);
  }

  private byte[] file(PoorPayerMails.Wish wish, PoorPayerFilter filter) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      files.write(wish.format(), out, reader -> payers.eachFor(filter, wish.userId(), reader));
    } catch (IOException impossible) {
      throw new UncheckedIOException("Memory takes what is written", impossible);
    }
    return out.toByteArray();
  }

  private static String words(PoorPayer one) {
    return "%s (%s): %s %s open, %s past due for %d days, %s days beyond terms%s; expected loss %s"
        .formatted(
            one.name(),
            one.number(),
            one.openAmount().toPlainString(),
            one.currency(),
            one.pastDue().toPlainString(),
            one.oldestDaysPastDue(),
            one.averageDaysBeyondTerms() == null ? "no" : days(one.averageDaysBeyondTerms()),
            one.trend() == null ? "" : ", " + one.trend(),
            one.expectedLoss().toPlainString());
  }

  private static String days(BigDecimal days) {
    return days.setScale(1, RoundingMode.HALF_UP).toPlainString();
  }
}
