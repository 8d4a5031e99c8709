package org.dunwell.disputes.evidence;

/**
 * A file that was looked into and may be kept.
 *
 * @param fileName harmless, with an ending that says what it is
 * @param bytes without what was cut off
 * @param sha256 of these bytes
 * @param receivedSha256 of the file as it came
 */
public record CheckedFile(
    String fileName, String mediaType, byte[] bytes, String sha256, String receivedSha256) {}
