package org.dunwell.platform.net;

import java.net.Inet4Address;
import java.net.InetAddress;

/**
 * Tells addresses of the open network from those of the house, the machine and the cloud it is in.
 */
public final class PublicAddress {

  private PublicAddress() {}

  /** Whether somebody else's server may stand there; what we are told to call is not ours. */
  public static boolean is(InetAddress address) {
    boolean special =
        address.isAnyLocalAddress()
            || address.isLoopbackAddress()
            || address.isLinkLocalAddress()
            || address.isSiteLocalAddress()
            || address.isMulticastAddress();
    byte[] bytes = address.getAddress();
    return !special && (address instanceof Inet4Address ? isPublic4(bytes) : isPublic6(bytes));
  }

  private static boolean isPublic4(byte[] bytes) {
    int a = bytes[0] & 0xFF;
    int b = bytes[1] & 0xFF;
    int c = bytes[2] & 0xFF;
    boolean shared = a == 100 && b >= 64 && b < 128;
    boolean protocol = a == 192 && b == 0 && c == 0;
    boolean benchmark = a == 198 && (b == 18 || b == 19);
    return a != 0 && a < 240 && !shared && !protocol && !benchmark;
  }

  /** Global ones only, and none that stands for an IPv4 address (6to4, Teredo). */
  private static boolean isPublic6(byte[] bytes) {
    int first = (bytes[0] & 0xFF) << 8 | bytes[1] & 0xFF;
    int second = (bytes[2] & 0xFF) << 8 | bytes[3] & 0xFF;
    boolean global = (first & 0xE000) == 0x2000;
    return global && first != 0x2002 && !(first == 0x2001 && second == 0);
  }
}
