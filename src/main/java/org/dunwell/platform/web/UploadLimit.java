package org.dunwell.platform.web;

/**
 * How much may be sent to a path at once. A room registers one as a bean; whoever sends more is
 * told so before anything of it is read, stored or unpacked.
 *
 * @param path a pattern as controllers declare it
 * @param mostBytes of the whole request
 * @param words what may be sent and how to send more, for people
 */
public record UploadLimit(String path, long mostBytes, String words) {}
