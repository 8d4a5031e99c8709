package org.dunwell.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.ModelAndView;

/**
 * A part of the house that tells its visitors what went wrong in its own words, because they are
 * not our people. Answered from above; everybody else gets the house's own page.
 */
public interface OwnErrors {

  /**
   * The page for a failure.
   *
   * @param path that was asked for
   * @return empty when the path is none of this part's
   */
  Optional<ModelAndView> page(
      String path, HttpStatus status, HttpServletRequest request, HttpServletResponse response);
}
