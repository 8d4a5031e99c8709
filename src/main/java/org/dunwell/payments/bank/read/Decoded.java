package org.dunwell.payments.bank.read;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Text whose encoding nobody says: what is valid UTF-8 is UTF-8, any other Windows-1252. */
final class Decoded {

  private static final Charset WINDOWS = Charset.forName("windows-1252");

  private Decoded() {}

  static String text(byte[] bytes) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException other) {
      return new String(bytes, WINDOWS);
    }
  }
}
