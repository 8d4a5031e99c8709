package org.dunwell.contact.web;

import java.nio.charset.StandardCharsets;
import org.dunwell.contact.correspondence.Attachment;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Files that browsers save and do nothing else with. */
final class Downloads {

  private Downloads() {}

  static ResponseEntity<byte[]> of(Attachment file) {
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(file.mediaType()))
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment()
                .filename(file.fileName(), StandardCharsets.UTF_8)
                .build()
                .toString())
        .header("Content-Security-Policy", "default-src 'none'; sandbox")
        .header("X-Content-Type-Options", "nosniff")
        .body(file.bytes());
  }
}
