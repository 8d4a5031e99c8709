package org.dunwell.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.NotThere;
import org.dunwell.platform.models.ModelRefused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.util.unit.DataSize;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.servlet.ModelAndView;

/** Every failure of every controller, answered in one place. */
@ControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE)
class ErrorAnswers {

  private static final Logger log = LoggerFactory.getLogger(ErrorAnswers.class);

  private static final String TOO_LARGE =
      "At most %d MB can be sent at once. Pack the file (gzip or ZIP: a tenth is usual) or send it in parts.";

  private final List<OwnErrors> own;
  private final DataSize mostAtOnce;

  ErrorAnswers(
      List<OwnErrors> own,
      @Value("${spring.servlet.multipart.max-file-size}") DataSize mostAtOnce) {
    this.own = own;
    this.mostAtOnce = mostAtOnce;
  }

  @ExceptionHandler(Exception.class)
  Object answer(Exception failure, HttpServletRequest request, HttpServletResponse response)
      throws Exception {
    if (failure instanceof AccessDeniedException || failure instanceof AuthenticationException) {
      // The security chain answers these: it knows whether to ask for sign-in.
      throw failure;
    }
    if (failure instanceof AsyncRequestNotUsableException) {
      return null;
    }
    ProblemDetail problem = problem(failure);
    if (problem.getStatus() >= HttpStatus.INTERNAL_SERVER_ERROR.value()) {
      log.error("{} {} failed", request.getMethod(), request.getRequestURI(), failure);
    }
    Problems.at(problem, request);
    if (Problems.forProgram(request)) {
      return ResponseEntity.status(problem.getStatus())
          .contentType(MediaType.APPLICATION_PROBLEM_JSON)
          .headers(headers -> addHeaders(failure, headers))
          .body(problem);
    }
    return page(problem, request, response);
  }

  /** What people read: in the words of whoever's page it is, else in those of the house. */
  ModelAndView page(
      ProblemDetail problem, HttpServletRequest request, HttpServletResponse response) {
    HttpStatus status = HttpStatus.valueOf(problem.getStatus());
    ModelAndView page =
        own.stream()
            .flatMap(one -> one.page(Problems.path(request), status, request, response).stream())
            .findFirst()
            .orElseGet(() -> new ModelAndView("error", Map.of("problem", problem)));
    page.setStatus(status);
    return page;
  }

  private ProblemDetail problem(Exception failure) {
    if (failure instanceof MaxUploadSizeExceededException) {
      return of(HttpStatus.PAYLOAD_TOO_LARGE, TOO_LARGE.formatted(mostAtOnce.toMegabytes()));
    }
    if (failure instanceof ModelRefused refused) {
      ProblemDetail problem = of(HttpStatus.UNPROCESSABLE_ENTITY, failure.getMessage());
      problem.setProperty("findings", refused.findings());
      return problem;
    }
    if (failure instanceof BrokenRule) {
      return of(HttpStatus.UNPROCESSABLE_ENTITY, failure.getMessage());
    }
    if (failure instanceof NotThere) {
      return of(HttpStatus.NOT_FOUND, failure.getMessage());
    }
    if (failure instanceof OptimisticLockingException) {
      return of(HttpStatus.CONFLICT, "Somebody else has just changed this. Look again and retry.");
    }
    if (failure instanceof HttpMessageNotReadableException unreadable) {
      return of(
          HttpStatus.BAD_REQUEST,
          "The body cannot be read: " + firstLine(unreadable.getMostSpecificCause()));
    }
    if (failure instanceof TypeMismatchException mismatch) {
      return of(
          HttpStatus.BAD_REQUEST,
          "%s cannot be %s.".formatted(mismatch.getPropertyName(), mismatch.getValue()));
    }
    if (failure instanceof ErrorResponse known) {
      return known.getBody();
    }
    return of(
        HttpStatus.INTERNAL_SERVER_ERROR,
        "Something went wrong on our side. It is in the log with this time and path.");
  }

  private static ProblemDetail of(HttpStatus status, String detail) {
    return ProblemDetail.forStatusAndDetail(status, detail);
  }

  private static void addHeaders(Exception failure, org.springframework.http.HttpHeaders headers) {
    if (failure instanceof ErrorResponse known) {
      headers.addAll(known.getHeaders());
    }
  }

  private static String firstLine(Throwable cause) {
    String message = String.valueOf(cause.getMessage());
    return message.lines().findFirst().orElse(message);
  }
}
