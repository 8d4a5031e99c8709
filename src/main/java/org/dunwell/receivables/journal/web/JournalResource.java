package org.dunwell.receivables.journal.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.List;
import java.util.Set;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.web.Downloads;
import org.dunwell.platform.web.Listing;
import org.dunwell.receivables.journal.Acknowledgement;
import org.dunwell.receivables.journal.Acknowledgements;
import org.dunwell.receivables.journal.JournalBatch;
import org.dunwell.receivables.journal.JournalBatches;
import org.dunwell.receivables.journal.JournalBatches.Wanted;
import org.dunwell.receivables.journal.JournalEntry;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriUtils;

/** Batches for the ERP: close, fetch, acknowledge. */
@RestController
@RequestMapping("/api/journal/batches")
@Tag(name = "Journal")
class JournalResource {

  private static final Set<String> STATES = Set.of("open", "sent", "acknowledged", "refused");
  private static final int MOST = 500;

  /** Whose batch to close. */
  record Order(String sellingEntity) {}

  private final JournalBatches batches;
  private final Acknowledgements acknowledgements;

  JournalResource(JournalBatches batches, Acknowledgements acknowledgements) {
    this.batches = batches;
    this.acknowledgements = acknowledgements;
  }

  @GetMapping
  @Operation(summary = "Batches, unacknowledged first")
  Listing<JournalBatch> list(
      @RequestParam(required = false) String state,
      @RequestParam(required = false) String sellingEntity,
      @RequestParam(required = false) Long after,
      @RequestParam(defaultValue = "50") int limit) {
    if (state != null && !STATES.contains(state)) {
      throw new BrokenRule("state is one of open, sent, acknowledged or refused.");
    }
    int shown = Math.max(1, Math.min(limit, MOST));
    Wanted wanted = new Wanted(state, sellingEntity, after, shown + 1);
    List<JournalBatch> read = batches.list(wanted);
    boolean more = read.size() > shown;
    List<JournalBatch> items = more ? read.subList(0, shown) : read;
    return new Listing<>(items, batches.count(wanted), more ? next(wanted, items) : null);
  }

  private static String next(Wanted wanted, List<JournalBatch> items) {
    StringBuilder next = new StringBuilder("/api/journal/batches?limit=").append(items.size());
    next.append("&after=").append(items.get(items.size() - 1).id());
    if (wanted.state() != null) {
      next.append("&state=").append(wanted.state());
    }
    if (wanted.sellingEntity() != null) {
      next.append("&sellingEntity=")
          .append(UriUtils.encode(wanted.sellingEntity(), StandardCharsets.UTF_8));
    }
    return next.toString();
  }

  @PostMapping
  @Operation(summary = "Close a batch over what waits; 204 when nothing does")
  ResponseEntity<JournalBatch> close(@RequestBody Order order, Principal by) {
    if (order.sellingEntity() == null) {
      throw new BrokenRule("Say whose: {\"sellingEntity\": \"DE01\"}.");
    }
    return batches
        .close(order.sellingEntity(), by.getName())
        .map(
            batch ->
                ResponseEntity.created(
                        URI.create(
                            "/api/journal/batches/"
                                + UriUtils.encodePathSegment(batch.name(), StandardCharsets.UTF_8)))
                    .body(batch))
        .orElseGet(() -> ResponseEntity.noContent().build());
  }

  @GetMapping(
      path = "/{name}",
      produces = {MediaType.APPLICATION_JSON_VALUE, "text/csv"})
  @Operation(summary = "A batch, as JSON or CSV by Accept; the same bytes each time")
  ResponseEntity<byte[]> fetch(
      @PathVariable String name,
      @RequestHeader(value = "Accept", defaultValue = "*/*") String accept) {
    boolean csv =
        MediaType.parseMediaTypes(accept).stream()
            .findFirst()
            .filter(first -> first.getSubtype().equals("csv"))
            .isPresent();
    return csv ? csv(name) : json(name);
  }

  @GetMapping("/{name}.json")
  @Operation(summary = "A batch as JSON")
  ResponseEntity<byte[]> json(@PathVariable String name) {
    JournalBatch batch = batches.byName(name);
    byte[] bytes = batches.json(batch);
    batches.sent(batch);
    return file(batch, ".json", MediaType.APPLICATION_JSON_VALUE, bytes, batch.jsonSha256());
  }

  @GetMapping("/{name}.csv")
  @Operation(summary = "A batch as CSV with exact values")
  ResponseEntity<byte[]> csv(@PathVariable String name) {
    JournalBatch batch = batches.byName(name);
    byte[] bytes = batches.csv(batch);
    batches.sent(batch);
    return file(batch, ".csv", "text/csv;charset=UTF-8", bytes, batch.csvSha256());
  }

  private static ResponseEntity<byte[]> file(
      JournalBatch batch, String ending, String type, byte[] bytes, String sha256) {
    ResponseEntity<byte[]> file = Downloads.of(batch.name() + ending, type, bytes);
    return ResponseEntity.ok()
        .headers(file.getHeaders())
        .header("X-Content-SHA256", sha256)
        .body(bytes);
  }

  @GetMapping("/{name}/entries")
  @Operation(summary = "What has become of each entry of a batch")
  Listing<JournalEntry> entries(@PathVariable String name) {
    List<JournalEntry> entries = batches.entries(batches.byName(name));
    return new Listing<>(entries, entries.size(), null);
  }

  @PostMapping("/{name}/acknowledgement")
  @Operation(summary = "The ERP has posted or refused it; the same again changes nothing")
  JournalBatch acknowledge(@PathVariable String name, @RequestBody Acknowledgement said) {
    return acknowledgements.take(name, said);
  }
}
