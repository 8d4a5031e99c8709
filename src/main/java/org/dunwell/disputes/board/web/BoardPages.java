package org.dunwell.disputes.board.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.Map;
import org.dunwell.disputes.board.Board;
import org.dunwell.disputes.board.BoardFilter;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.web.Layout;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The board of disputes, and the same as a file. */
@Controller
class BoardPages {

  private final Board board;
  private final BoardChoices choices;
  private final Layout layout;

  BoardPages(Board board, BoardChoices choices, Layout layout) {
    this.board = board;
    this.choices = choices;
    this.layout = layout;
  }

  @GetMapping("/disputes")
  String list(@RequestParam Map<String, String> given, Principal user, Model model) {
    BoardFilter filter = filter(given, model);
    Map<String, Map<String, String>> names = choices.names(filter);
    model.addAttribute("filter", filter);
    model.addAttribute("page", board.page(filter, user.getName(), layout.zone()));
    model.addAttribute("counts", board.counts(user.getName()));
    model.addAttribute("names", names);
    model.addAttribute("chips", Chip.of(filter, names));
    model.addAttribute("mostExported", Board.MOST_EXPORTED);
    return "disputes/board";
  }

  /** What was typed into the address and makes no sense is said, and everything open shown. */
  private static BoardFilter filter(Map<String, String> given, Model model) {
    try {
      return BoardFilter.of(given);
    } catch (BrokenRule wrong) {
      model.addAttribute("refused", wrong.getMessage());
      return BoardFilter.NONE;
    }
  }

  /** Written as it is read, so that no length of list fills the memory. */
  @GetMapping("/disputes.csv")
  void export(@RequestParam Map<String, String> given, Principal user, HttpServletResponse response)
      throws IOException {
    BoardFilter filter = BoardFilter.of(given).onPage(1);
    response.setContentType("text/csv;charset=UTF-8");
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION,
        ContentDisposition.attachment()
            .filename("disputes-%s.csv".formatted(layout.today()))
            .build()
            .toString());
    BoardCsv csv = new BoardCsv(response.getOutputStream());
    board.each(filter, user.getName(), layout.zone(), csv::write);
    csv.end();
  }
}
