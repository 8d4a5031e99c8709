package org.dunwell.platform.security;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.web.PathPatternRequestMatcherBuilderFactoryBean;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;

/**
 * Four chains, by what a request brings along. Credentials in a header: a program; no session, no
 * cookie is looked at, so there is nothing to forge. The engine's REST without them: refused, a
 * cookie never opens it. A customer's link: the path itself is the authority, and again no cookie
 * is looked at or set. Everything else: a person with a session, whose every change carries a CSRF
 * token.
 */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

  /** What answers without sign-in. Webhooks prove a signature, links carry one. */
  static final String[] OPEN = {
    "/login",
    "/app.css",
    "/favicon.svg",
    "/favicon.ico",
    "/actuator/health",
    "/actuator/health/liveness",
    "/actuator/health/readiness",
    "/hooks/**",
    "/pay/**",
    "/apply",
    "/apply/**",
    "/reference/**"
  };

  private static final DispatcherType[] INNER_DISPATCHES = {
    DispatcherType.FORWARD, DispatcherType.ERROR, DispatcherType.ASYNC
  };

  private static final String[] ALL_BUT_INVESTIGATORS =
      Group.roles(EnumSet.complementOf(EnumSet.of(Group.INVESTIGATORS)));

  private static final Set<String> SAFE_METHODS = Set.of("GET", "HEAD", "OPTIONS");

  private final Refusals refusals;
  private final ObjectProvider<FormTargets> formTargets;

  SecurityConfiguration(Refusals refusals, ObjectProvider<FormTargets> formTargets) {
    this.refusals = refusals;
    this.formTargets = formTargets;
  }

  /**
   * Patterns are matched on the whole path, whichever servlet answers it. By default they would be
   * read as paths of our pages' servlet and miss the engine's, which has its own.
   */
  @Bean
  static PathPatternRequestMatcherBuilderFactoryBean wholePaths() {
    return new PathPatternRequestMatcherBuilderFactoryBean();
  }

  @Bean
  @Order(1)
  SecurityFilterChain programs(
      HttpSecurity http, ApiTokens tokens, Users users, IdentityService identity) throws Exception {
    common(http)
        .securityMatcher(SecurityConfiguration::bringsCredentials)
        .httpBasic(basic -> basic.authenticationEntryPoint(refusals))
        .addFilterBefore(
            new BearerTokenFilter(tokens, users, refusals), BasicAuthenticationFilter.class)
        .addFilterAfter(new EngineRestUser(identity, users), AuthorizationFilter.class)
        .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .csrf(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .authorizeHttpRequests(
            requests -> {
              // The webapps keep users in sessions of their own.
              requests.requestMatchers("/camunda/**").denyAll();
              rules(requests);
            });
    return http.build();
  }

  @Bean
  @Order(2)
  SecurityFilterChain engineRestWithoutCredentials(HttpSecurity http) throws Exception {
    common(http)
        .securityMatcher("/engine-rest/**")
        .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .csrf(AbstractHttpConfigurer::disable)
        .authorizeHttpRequests(requests -> requests.anyRequest().denyAll());
    return http.build();
  }

  /**
   * Whoever could make a customer's browser send a form here would have to know the link, and then
   * needs no browser: there is nothing that the browser adds by itself. Nor has who applies for an
   * account anything that a browser could add.
   */
  @Bean
  @Order(3)
  SecurityFilterChain pagesOfCustomers(HttpSecurity http) throws Exception {
    common(http)
        .securityMatcher("/pay/**", "/apply", "/apply/**", "/reference/**")
        .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .csrf(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .authorizeHttpRequests(SecurityConfiguration::rules);
    return http.build();
  }

  @Bean
  @Order(4)
  SecurityFilterChain people(HttpSecurity http) throws Exception {
    common(http)
        .formLogin(form -> form.loginPage("/login").failureHandler(new SignInFailures()))
        .logout(
            logout ->
                // Signing out of Tasklist or Cockpit is signing out.
                logout
                    .logoutRequestMatcher(
                        new OrRequestMatcher(
                            post("/logout"), post("/camunda/api/admin/auth/user/{engine}/logout")))
                    .logoutSuccessUrl("/login?out"))
        // The webapps bring a CSRF protection of their own, with a cookie their scripts read.
        .csrf(csrf -> csrf.ignoringRequestMatchers("/camunda/**", "/hooks/**"))
        .authorizeHttpRequests(
            requests -> {
              // A second sign-in would go around the throttle and around our session.
              requests.requestMatchers("/camunda/api/admin/auth/user/*/login/**").denyAll();
              rules(requests);
            });
    return http.build();
  }

  /**
   * Spring finds {@link PasswordSignIn} by itself. Named here as well, it would be asked twice
   * about each wrong password and the throttle would count double.
   */
  private HttpSecurity common(HttpSecurity http) throws Exception {
    return http.exceptionHandling(
            e -> e.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
        .headers(headers -> PageHeaders.set(headers, this::formTargets));
  }

  private Set<String> formTargets() {
    return formTargets.stream()
        .flatMap(one -> one.origins().stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static void rules(
      AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry
          requests) {
    requests
        .dispatcherTypeMatchers(INNER_DISPATCHES)
        .permitAll()
        .requestMatchers(OPEN)
        .permitAll()
        .requestMatchers("/tokens/**", "/access/**")
        .hasRole(Group.ADMINISTRATORS.role())
        .requestMatchers(HttpMethod.POST, "/templates/*/*/preview", "/credit/poor-payers/mails/**")
        .hasAnyRole(ALL_BUT_INVESTIGATORS)
        .requestMatchers(HttpMethod.POST, "/templates/**")
        .hasAnyRole(Group.CREDIT_MANAGERS.role(), Group.ADMINISTRATORS.role())
        .requestMatchers(HttpMethod.POST, "/departments/**", "/reason-codes/**", "/late-payment/**")
        .hasAnyRole(Group.CREDIT_MANAGERS.role(), Group.ADMINISTRATORS.role())
        .requestMatchers(HttpMethod.POST, "/invoices/*/charges/**", "/api/invoices/*/charges/**")
        .hasAnyRole(Group.CREDIT_MANAGERS.role(), Group.ADMINISTRATORS.role())
        .requestMatchers(HttpMethod.POST, "/api/rules/**")
        .hasRole(Group.CREDIT_MANAGERS.role())
        .requestMatchers(HttpMethod.PUT, "/api/journal/books/**")
        .hasRole(Group.ADMINISTRATORS.role())
        .requestMatchers(HttpMethod.POST, "/api/journal/books/**")
        .hasRole(Group.ADMINISTRATORS.role())
        .requestMatchers("/journal/**", "/api/journal/**")
        .hasAnyRole(Group.CREDIT_MANAGERS.role(), Group.ADMINISTRATORS.role())
        .requestMatchers(
            HttpMethod.POST,
            "/imports/*/undo",
            "/api/imports/*/undo",
            "/bank-statements/accounts",
            "/api/bank-accounts")
        .hasAnyRole(Group.CREDIT_MANAGERS.role(), Group.ADMINISTRATORS.role())
        .requestMatchers("/credit/order-systems/**")
        .hasRole(Group.ADMINISTRATORS.role())
        .requestMatchers(
            HttpMethod.POST,
            "/customers/*/limit/hold/**",
            "/customers/*/covers/**",
            "/credit/orders/**",
            "/credit/rates/**",
            "/api/credit/rates/**",
            "/credit/parties/*/guarantees/**")
        .hasRole(Group.CREDIT_MANAGERS.role())
        .requestMatchers("/team", "/insights/**")
        .hasAnyRole(
            Group.CREDIT_MANAGERS.role(), Group.ANALYSTS.role(), Group.ADMINISTRATORS.role())
        .requestMatchers("/camunda/**", "/engine-rest/**", "/sandbox/**", "/logout")
        .authenticated()
        .anyRequest()
        .access(SecurityConfiguration::mayChangeOrOnlyReads);
  }

  /**
   * Analysts see everything and change nothing, investigators see and change what disputes are
   * about; the engine asks its own authorizations.
   */
  private static AuthorizationDecision mayChangeOrOnlyReads(
      Supplier<Authentication> who, RequestAuthorizationContext context) {
    Authentication user = who.get();
    boolean signedIn =
        user != null && user.isAuthenticated() && !(user instanceof AnonymousAuthenticationToken);
    return new AuthorizationDecision(signedIn && lets(user, context.getRequest()));
  }

  private static boolean lets(Authentication user, HttpServletRequest request) {
    return Viewer.collects(user)
        || Viewer.is(user, Group.ANALYSTS) && SAFE_METHODS.contains(request.getMethod())
        || Viewer.is(user, Group.INVESTIGATORS) && InvestigatorDoors.lets(request);
  }

  private static boolean bringsCredentials(HttpServletRequest request) {
    return request.getHeader(HttpHeaders.AUTHORIZATION) != null;
  }

  private static PathPatternRequestMatcher post(String pattern) {
    return PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, pattern);
  }
}
