package org.dunwell.contact.phone;

import java.nio.ByteBuffer;

/**
 * How samples stand in a WAV file.
 *
 * @param code of the coding: 1 (numbers), 6 (A-law), 7 (mu-law)
 * @param rate samples a second
 * @param frame bytes of one sample on all channels
 * @param bits of one sample
 */
record SoundFormat(int code, int channels, int rate, int bytesPerSecond, int frame, int bits) {

  private static final int PCM = 1;
  private static final int A_LAW = 6;
  private static final int MU_LAW = 7;
  private static final int EXTENSIBLE = 0xFFFE;
  private static final double FULL = 32_768;
  private static final int HALF_BYTE = 128;

  /** From the chunk that says so. */
  static SoundFormat of(ByteBuffer chunk) {
    return new SoundFormat(
        Short.toUnsignedInt(chunk.getShort(0)),
        Short.toUnsignedInt(chunk.getShort(2)),
        chunk.getInt(4),
        chunk.getInt(8),
        Short.toUnsignedInt(chunk.getShort(12)),
        Short.toUnsignedInt(chunk.getShort(14)));
  }

  boolean isKnown() {
    boolean coding = code == PCM || code == MU_LAW || code == A_LAW || code == EXTENSIBLE;
    return coding && frame > 0 && bytesPerSecond > 0 && channels > 0 && rate > 0;
  }

  /** The byte that silence consists of. */
  byte silent() {
    return switch (code) {
      case MU_LAW -> (byte) 0xFF;
      case A_LAW -> (byte) 0xD5;
      default -> bits == 8 ? (byte) HALF_BYTE : 0;
    };
  }

  /**
   * One sample, from -1 to 1.
   *
   * @param index of the frame
   */
  double sample(ByteBuffer bytes, int index, int channel) {
    int at = index * frame + channel * frame / channels;
    return switch (code) {
      case MU_LAW -> muLaw(bytes.get(at)) / FULL;
      case A_LAW -> aLaw(bytes.get(at)) / FULL;
      default ->
          bits == 8
              ? (Byte.toUnsignedInt(bytes.get(at)) - HALF_BYTE) / (double) HALF_BYTE
              : bytes.getShort(at) / FULL;
    };
  }

  /** ITU-T G.711, to 16 bit. */
  private static int muLaw(byte coded) {
    int value = ~coded & 0xFF;
    int magnitude = (((value & 0x0F) << 3) + 0x84) << ((value & 0x70) >> 4);
    return (value & 0x80) == 0 ? magnitude - 0x84 : 0x84 - magnitude;
  }

  /** ITU-T G.711, to 16 bit. */
  private static int aLaw(byte coded) {
    int value = (coded & 0xFF) ^ 0x55;
    int exponent = (value & 0x70) >> 4;
    int mantissa = (value & 0x0F) << 4;
    int magnitude = exponent == 0 ? mantissa + 8 : (mantissa + 0x108) << (exponent - 1);
    return (value & 0x80) == 0 ? -magnitude : magnitude;
  }
}
