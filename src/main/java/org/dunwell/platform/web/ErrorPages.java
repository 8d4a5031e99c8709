package org.dunwell.platform.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.boot.web.servlet.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** What the container could not hand to a controller: same answers, same looks. */
@Controller
class ErrorPages implements ErrorController {

  private final ErrorAnswers answers;

  ErrorPages(ErrorAnswers answers) {
    this.answers = answers;
  }

  @RequestMapping("/error")
  Object error(HttpServletRequest request, HttpServletResponse response) {
    Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    HttpStatus known = code instanceof Integer number ? HttpStatus.resolve(number) : null;
    HttpStatus status = known == null ? HttpStatus.NOT_FOUND : known;
    ProblemDetail problem = Problems.of(status, detail(status, request), request);
    if (Problems.forProgram(request)) {
      return ResponseEntity.status(problem.getStatus())
          .contentType(MediaType.APPLICATION_PROBLEM_JSON)
          .body(problem);
    }
    return answers.page(problem, request, response);
  }

  /** The container says some of them by itself, and then nothing with it. */
  private static String words(HttpServletRequest request) {
    Object words = request.getAttribute(RequestDispatcher.ERROR_MESSAGE);
    return words == null || words.toString().isBlank()
        ? "The request was refused."
        : words.toString();
  }

  private static String detail(HttpStatus status, HttpServletRequest request) {
    return switch (status) {
      case NOT_FOUND -> "There is nothing here.";
      // Only our own refusals say these, in words made for people.
      case FORBIDDEN, PAYLOAD_TOO_LARGE, LENGTH_REQUIRED -> words(request);
      default ->
          status.is4xxClientError()
              ? "The request was refused."
              : "Something went wrong on our side. It is in the log with this time and path.";
    };
  }
}
