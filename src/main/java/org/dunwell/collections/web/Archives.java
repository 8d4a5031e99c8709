package org.dunwell.collections.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.function.Consumer;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;

/** Sends the ZIP archives of customers' files. */
final class Archives {

  private Archives() {}

  /**
   * Sends one.
   *
   * @param name without ending; what a file name cannot have is replaced
   */
  static void send(
      String name, long size, Consumer<OutputStream> content, HttpServletResponse response)
      throws IOException {
    response.setContentType("application/zip");
    response.setContentLengthLong(size);
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION,
        ContentDisposition.attachment()
            .filename(name.replaceAll("[^A-Za-z0-9-]+", "_") + ".zip")
            .build()
            .toString());
    content.accept(response.getOutputStream());
  }
}
