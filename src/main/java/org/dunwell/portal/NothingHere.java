package org.dunwell.portal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.dunwell.platform.NotThere;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;

/**
 * What a customer reads who names something that its link does not show: the same for what is
 * another's and for what there never was.
 */
@ControllerAdvice(
    assignableTypes = {
      AutopayPage.class,
      CheckoutPage.class,
      ContactsPage.class,
      DisputePage.class,
      FilePages.class,
      HistoryPage.class
    })
@Order(Ordered.HIGHEST_PRECEDENCE)
class NothingHere {

  private final PortalFailures failures;

  NothingHere(PortalFailures failures) {
    this.failures = failures;
  }

  @ExceptionHandler({
    NotThere.class,
    TypeMismatchException.class,
    MissingServletRequestParameterException.class
  })
  ModelAndView nothing(HttpServletRequest request, HttpServletResponse response) {
    return failures
        .page(request.getRequestURI(), HttpStatus.NOT_FOUND, request, response)
        .orElseThrow();
  }
}
