package org.dunwell.credit.applications;

import java.time.Duration;
import java.util.Optional;
import org.dunwell.platform.SignedLinks;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Links by which applicants and references come without sign-in. They say an id and an end. */
@Component
public class ApplicationLinks {

  /** How long an applicant can look how it stands. */
  public static final Duration STATE_VALIDITY = Duration.ofDays(180);

  /** How long a trade reference can answer. */
  public static final Duration REFERENCE_VALIDITY = Duration.ofDays(21);

  private static final String STATE = "credit-application";
  private static final String REFERENCE = "trade-reference";

  private final SignedLinks links;
  private final String publicUrl;

  ApplicationLinks(
      SignedLinks links,
      @Value("${dunwell.public-url:http://localhost:${server.port:8080}}") String publicUrl) {
    this.links = links;
    this.publicUrl = publicUrl;
  }

  /** The part of an applicant's link that opens its application. */
  public String stateToken(long applicationId) {
    return links.mint(STATE, Long.toString(applicationId), STATE_VALIDITY);
  }

  /** The whole address of the page that shows an applicant how it stands. */
  public String statePage(long applicationId) {
    return publicUrl + "/apply/" + stateToken(applicationId);
  }

  /** The whole address of the page where a reference answers. */
  public String referencePage(long referenceId) {
    return publicUrl
        + "/reference/"
        + links.mint(REFERENCE, Long.toString(referenceId), REFERENCE_VALIDITY);
  }

  /** Which application a link opens; empty for anything that is no valid link of ours. */
  public Optional<Long> application(String token) {
    return links.read(STATE, token).map(Long::valueOf);
  }

  /** Which reference a link opens; empty for anything that is no valid link of ours. */
  public Optional<Long> reference(String token) {
    return links.read(REFERENCE, token).map(Long::valueOf);
  }

  /** Whether it was a link to a reference or an application whose time is over. */
  public boolean isExpired(String token) {
    return links.readExpired(REFERENCE, token).isPresent()
        || links.readExpired(STATE, token).isPresent();
  }
}
