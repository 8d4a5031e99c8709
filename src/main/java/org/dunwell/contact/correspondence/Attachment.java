package org.dunwell.contact.correspondence;

import java.util.Arrays;
import java.util.Objects;

/**
 * A file that goes with a mail.
 *
 * @param fileName as the reader sees it, without a path
 * @param mediaType such as {@code application/pdf}
 */
public record Attachment(String fileName, String mediaType, byte[] bytes) {

  public Attachment {
    Objects.requireNonNull(fileName, "fileName");
    Objects.requireNonNull(mediaType, "mediaType");
    Objects.requireNonNull(bytes, "bytes");
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Attachment that
        && fileName.equals(that.fileName)
        && mediaType.equals(that.mediaType)
        && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return 31 * fileName.hashCode() + Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return "%s (%s, %d bytes)".formatted(fileName, mediaType, bytes.length);
  }
}
