package org.dunwell.disputes.evidence.web;

import java.io.IOException;
import java.security.Principal;
import java.util.List;
import org.dunwell.disputes.Disputes;
import org.dunwell.disputes.evidence.CheckedFile;
import org.dunwell.disputes.evidence.Evidence;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.web.Downloads;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Files are added to a dispute, and saved from it. */
@Controller
class EvidencePages {

  private final Disputes disputes;
  private final Evidence evidence;

  EvidencePages(Disputes disputes, Evidence evidence) {
    this.disputes = disputes;
    this.evidence = evidence;
  }

  @PostMapping("/disputes/{id}/evidence")
  String add(
      @PathVariable long id,
      @RequestParam(required = false) List<MultipartFile> files,
      Principal who,
      RedirectAttributes flash)
      throws IOException {
    disputes.byId(id);
    try {
      List<CheckedFile> checked = Uploads.read(files);
      if (checked.isEmpty()) {
        throw new BrokenRule("Choose at least one file.");
      }
      evidence.addAll(List.of(id), checked, "page", who.getName());
      flash.addFlashAttribute(
          "done", checked.size() == 1 ? "The file is stored." : "The files are stored.");
    } catch (BrokenRule refused) {
      flash.addFlashAttribute("refused", refused.getMessage() + " Nothing was stored.");
    }
    return "redirect:/disputes/{id}";
  }

  /** Saved, never opened: somebody outside made it. */
  @GetMapping("/disputes/{id}/evidence/{file}")
  ResponseEntity<byte[]> one(@PathVariable long id, @PathVariable long file) {
    Evidence.Content content = evidence.content(id, file);
    return Downloads.of(content.fileName(), content.mediaType(), content.bytes());
  }
}
