package org.dunwell.workspace;

import java.util.Set;
import org.dunwell.platform.NotThere;
import org.dunwell.workspace.CasePageMapper.CaseLine;
import org.dunwell.workspace.process.ProcessPictures;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** Cases: the list, and one case standing in its process. */
@Controller
class CasePages {

  private static final int MOST_TOUCHES = 100;

  /**
   * Where a case stands.
   *
   * @param xml the process as drawn
   * @param here ids of the elements the case stands in; empty when it has ended
   * @param came ids of the elements it came through
   */
  record Picture(String xml, Set<String> here, Set<String> came) {}

  private final CasePageMapper cases;
  private final Story story;
  private final ProcessPictures pictures;

  CasePages(CasePageMapper cases, Story story, ProcessPictures pictures) {
    this.cases = cases;
    this.story = story;
    this.pictures = pictures;
  }

  @GetMapping("/cases")
  String list(
      @RequestParam(defaultValue = "running") String state,
      @RequestParam(required = false) String action,
      @RequestParam(required = false) Long after,
      Model model) {
    boolean running = !state.equals("ended");
    String step = action == null || action.isBlank() ? null : action;
    model.addAttribute("state", running ? "running" : "ended");
    model.addAttribute("action", step);
    model.addAttribute("steps", cases.steps());
    model.addAttribute("page", Page.of(cases.list(running, step, after, Page.FETCH), CaseLine::id));
    return "workspace/cases";
  }

  @GetMapping("/cases/{id}")
  String one(@PathVariable long id, Model model) {
    CaseLine found = found(id);
    model.addAttribute("theCase", found);
    model.addAttribute("touches", cases.touches(found.invoiceId(), MOST_TOUCHES));
    model.addAttribute("episodes", cases.ofInvoice(found.invoiceId(), Page.SIZE));
    model.addAttribute("story", story.ofInvoice(found.invoiceId()));
    return "workspace/case";
  }

  @GetMapping(value = "/cases/{id}/picture", produces = MediaType.APPLICATION_JSON_VALUE)
  @ResponseBody
  Picture picture(@PathVariable long id) {
    String instance = found(id).processInstanceId();
    if (instance == null) {
      throw new NotThere("process of case", Long.toString(id));
    }
    return new Picture(
        pictures.drawing(instance), pictures.here(instance), pictures.came(instance));
  }

  private CaseLine found(long id) {
    return cases.byId(id).orElseThrow(() -> new NotThere("case", Long.toString(id)));
  }
}
