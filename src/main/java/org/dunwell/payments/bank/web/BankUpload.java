package org.dunwell.payments.bank.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import org.dunwell.payments.bank.BankStatements;
import org.dunwell.payments.bank.read.CsvColumns;
import org.dunwell.platform.BrokenRule;
import org.dunwell.receivables.imports.Upload;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;

/** A bank's file as forms and programs send it. */
final class BankUpload {

  /** In bytes: it is a page of text, and is read into memory as a whole. */
  private static final int LARGEST_MAPPING = 400_000;

  private BankUpload() {}

  static long submit(BankStatements statements, MultipartHttpServletRequest request, Principal user)
      throws IOException {
    MultipartFile file = request.getFile("file");
    if (file == null || file.isEmpty()) {
      throw new BrokenRule("The part \"file\" is missing or empty: choose the bank's file.");
    }
    String name = file.getOriginalFilename();
    return statements.submit(
        new Upload(
            CsvColumns.NAME,
            name == null || name.isBlank() ? "upload" : name,
            file.getInputStream(),
            mapping(request.getFile("mapping"), request.getParameter("mapping")),
            false,
            user == null ? "system" : user.getName()));
  }

  private static String mapping(MultipartFile part, String text) throws IOException {
    if (part == null || part.isEmpty()) {
      return text;
    }
    if (part.getSize() > LARGEST_MAPPING) {
      throw new BrokenRule("The mapping is too large. Is it the bank's file?");
    }
    return new String(part.getBytes(), StandardCharsets.UTF_8);
  }
}
