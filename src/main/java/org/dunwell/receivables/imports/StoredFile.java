package org.dunwell.receivables.imports;

import java.io.InputStream;

/** The uploaded file of a run, fetched piece by piece. */
final class StoredFile extends InputStream {

  private final ImportRunMapper mapper;
  private final long importId;
  private byte[] piece = {};
  private int at;
  private int position;
  private long passed;

  StoredFile(ImportRunMapper mapper, long importId) {
    this.mapper = mapper;
    this.importId = importId;
  }

  /** How many bytes were taken of it. */
  long passed() {
    return passed;
  }

  @Override
  public int read() {
    if (!fetched()) {
      return -1;
    }
    passed++;
    return piece[at++] & 0xFF;
  }

  @Override
  public int read(byte[] target, int offset, int length) {
    if (!fetched()) {
      return -1;
    }
    int count = Math.min(length, piece.length - at);
    System.arraycopy(piece, at, target, offset, count);
    at += count;
    passed += count;
    return count;
  }

  /** Gzip asks whether another member follows. */
  @Override
  public int available() {
    return fetched() ? piece.length - at : 0;
  }

  private boolean fetched() {
    if (piece != null && at == piece.length) {
      piece = mapper.piece(importId, position++).stream().findFirst().orElse(null);
      at = 0;
    }
    return piece != null;
  }
}
