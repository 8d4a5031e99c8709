package org.dunwell.contact;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerdictTest {

  @ParameterizedTest
  @CsvSource({
    "250, 2.0.0 Ok: queued as 4B1, DELIVERED",
    "450, 4.2.0 Greylisted, TRY_AGAIN",
    "451, Busy, TRY_AGAIN",
    "550, 5.1.1 No such user here, NO_SUCH_ADDRESS",
    "550, unknown user, NO_SUCH_ADDRESS",
    "550, 5.7.1 Message rejected as spam by content filtering, REFUSED",
    "552, 5.2.2 Mailbox full, REFUSED",
    "552, too much mail, REFUSED",
    "553, 5.1.3 Bad address syntax, NO_SUCH_ADDRESS",
    "554, transaction failed, REFUSED",
    "556, 5.1.10 Recipient address has null MX, NO_SUCH_ADDRESS"
  })
  void theServersWordsCountMoreThanItsNumber(int code, String text, Verdict verdict) {
    assertThat(Verdict.ofReply(code, text)).isEqualTo(verdict);
  }

  @ParameterizedTest
  @CsvSource({
    "5.1.1, NO_SUCH_ADDRESS",
    "5.2.1, NO_SUCH_ADDRESS",
    "5.2.2, REFUSED",
    "5.4.4, NO_SUCH_ADDRESS",
    "4.4.7, TRY_AGAIN",
    "2.0.0, DELIVERED",
    "gibberish, REFUSED"
  })
  void aStatusSaysWhetherTheAddressIsToBlame(String status, Verdict verdict) {
    assertThat(Verdict.ofStatus(status)).isEqualTo(verdict);
  }
}
