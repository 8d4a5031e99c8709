package org.dunwell.payments.matching.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.security.Principal;
import java.util.List;
import org.dunwell.payments.matching.Remittances;
import org.dunwell.payments.matching.Remittances.Advice;
import org.dunwell.payments.matching.Remittances.Kept;
import org.dunwell.payments.matching.advices.AdviceFile;
import org.dunwell.platform.web.Listing;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Remittance advices, one as JSON or many as CSV. */
@RestController
@RequestMapping("/api/remittances")
@Tag(name = "Remittances")
class RemittanceResource {

  private final Remittances remittances;
  private final TransactionTemplate transaction;

  RemittanceResource(Remittances remittances, TransactionTemplate transaction) {
    this.remittances = remittances;
    this.transaction = transaction;
  }

  @GetMapping
  @Operation(summary = "Advices, the latest first")
  Listing<Kept> list(
      @RequestParam(required = false) Long after, @RequestParam(defaultValue = "50") int limit) {
    int shown = Math.max(1, Math.min(limit, 499));
    List<Kept> read = remittances.list(after, shown + 1);
    List<Kept> items = read.subList(0, Math.min(shown, read.size()));
    String next =
        read.size() > shown
            ? "/api/remittances?limit=%d&after=%d"
                .formatted(shown, items.get(items.size() - 1).id())
            : null;
    return new Listing<>(items, remittances.count(), next);
  }

  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(summary = "Keep an advice; it waits for its money or explains money that waits")
  Kept receive(@RequestBody Advice advice, Principal who) {
    return remittances.receive(advice, who.getName());
  }

  @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(
      summary =
          "Keep the advices of a CSV file with the columns " + AdviceFile.COLUMNS + "; all or none")
  List<Kept> receiveFile(@RequestParam MultipartFile file, Principal who) throws IOException {
    List<Advice> advices = AdviceFile.read(file.getBytes(), null);
    return transaction.execute(
        status -> advices.stream().map(one -> remittances.receive(one, who.getName())).toList());
  }
}
