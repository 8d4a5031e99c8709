package org.dunwell.platform.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;

/** Problem details (RFC 9457), and who gets them: programs do, people get a page. */
@Component
public class Problems {

  private final ObjectMapper json;

  Problems(ObjectMapper json) {
    this.json = json;
  }

  /**
   * Whether the answer is read by a program: everything under {@code /api} and {@code
   * /engine-rest}, and whoever does not ask for HTML.
   */
  public static boolean forProgram(HttpServletRequest request) {
    String path = path(request);
    return path.startsWith("/api/")
        || path.startsWith("/engine-rest")
        || path.startsWith("/v3/")
        || path.startsWith("/camunda/api/")
        || !wantsHtml(request.getHeader(HttpHeaders.ACCEPT));
  }

  /**
   * One problem. The type stays {@code about:blank}: the title says the status, detail the rest.
   */
  public static ProblemDetail of(HttpStatus status, String detail, HttpServletRequest request) {
    return at(ProblemDetail.forStatusAndDetail(status, detail), request);
  }

  /** Says where the problem happened: the path that was asked for. */
  static ProblemDetail at(ProblemDetail problem, HttpServletRequest request) {
    try {
      problem.setInstance(URI.create(path(request)));
    } catch (IllegalArgumentException unspeakable) {
      // A path that is no URI is best not repeated.
      problem.setInstance(null);
    }
    return problem;
  }

  /** The path that was asked for, also where the container has forwarded to an error page. */
  static String path(HttpServletRequest request) {
    Object failed = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
    return failed == null ? request.getRequestURI() : failed.toString();
  }

  /** Writes a problem from a filter, where no controller answers. */
  public void write(HttpServletResponse response, ProblemDetail problem) throws IOException {
    response.setStatus(problem.getStatus());
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    json.writeValue(response.getOutputStream(), problem);
  }

  private static boolean wantsHtml(String accept) {
    if (accept == null) {
      return false;
    }
    try {
      List<MediaType> types = MediaType.parseMediaTypes(accept);
      return types.stream()
          .anyMatch(type -> type.isCompatibleWith(MediaType.TEXT_HTML) && !type.isWildcardType());
    } catch (InvalidMediaTypeException unreadable) {
      return false;
    }
  }
}
